import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** A reply of a server, as far as it is looked at. */
export interface Answer {
  readonly status: number
  readonly body: string
}

/** Requests to send in turn; `next` goes on where the last load ended, so that a sender does not come back too soon. */
export interface Pool {
  readonly bytes: readonly Buffer[]
  next: number
}

/** What to send, and for how long. */
export interface Load {
  readonly port: number
  readonly pool: Pool
  readonly seconds: number
  /** The status of a right reply. */
  readonly status?: number
}

/** What came of a load. Latencies in milliseconds, sorted; `wrong` counts what was not the right reply, or one without words in it. */
export interface Outcome {
  readonly answered: number
  readonly wrong: number
  /** Of all bodies together, in bytes. */
  readonly length: number
  readonly seconds: number
  readonly latencies: Float64Array
}

/** As many calls at once as keep a server busy without a long queue. */
export const connections = 32

/** TwiML without a word in it is shorter: no request of the benchmark asks for silence. */
const shortestReply = 100

/**
 * Keeps a server busy: every connection sends its next request as soon as the last is answered. It does little more than copy
 * bytes, because a generator that is slower than the server measures itself.
 */
export async function fire({ port, pool, seconds, status: right = 200 }: Load): Promise<Outcome> {
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)))
  const latencies: number[] = []
  let wrong = 0
  let total = 0
  const started = performance.now()
  const until = started + seconds * 1000
  const keepAsking = async (socket: Socket) => {
    const ask = makeAsker(socket)
    for (let sent = performance.now(); sent < until; ) {
      const { status, length } = await ask(pool.bytes[pool.next++ % pool.bytes.length]!)
      const answered = performance.now()
      latencies.push(answered - sent)
      total += length
      if (status !== right || (right === 200 && length < shortestReply)) wrong += 1
      sent = answered
    }
    socket.destroy()
  }
  await Promise.all(sockets.map(keepAsking))
  const taken = (performance.now() - started) / 1000
  const sorted = Float64Array.from(latencies).sort()
  return { answered: sorted.length, wrong, length: total, seconds: taken, latencies: sorted }
}

/** Sends so many requests a second, each at its time whether or not the ones before are answered. Returns the latencies in ms, sorted. */
export async function pace(port: number, pool: Pool, { perSecond, seconds }: Pace): Promise<Float64Array> {
  const free: Ask[] = []
  const sockets: Socket[] = []
  const latencies: Promise<number>[] = []
  const started = performance.now()
  for (let sent = 0; sent < perSecond * seconds; sent++) {
    await sleep(Math.max(0, started + (1000 * sent) / perSecond - performance.now()))
    const ask = free.pop() ?? (await openAsker(port, sockets))
    const from = performance.now()
    const answered = ask(pool.bytes[pool.next++ % pool.bytes.length]!).then(() => {
      free.push(ask)
      return performance.now() - from
    })
    latencies.push(answered)
  }
  const sorted = Float64Array.from(await Promise.all(latencies)).sort()
  for (const socket of sockets) socket.destroy()
  return sorted
}

/** How often to send, and for how long. */
export interface Pace {
  readonly perSecond: number
  readonly seconds: number
}

async function openAsker(port: number, sockets: Socket[]): Promise<Ask> {
  const socket = await open(port)
  sockets.push(socket)
  return makeAsker(socket)
}

/** Sends one request on a connection of its own. @throws when nobody listens */
export async function askOnce(port: number, bytes: Buffer): Promise<Answer> {
  const socket = await open(port)
  const { status, body } = await makeAsker(socket)(bytes)
  socket.destroy()
  return { status, body: body() }
}

async function open(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await once(socket, 'connect')
  return socket
}

interface Reply {
  readonly status: number
  readonly length: number
  readonly body: () => string
}

type Ask = (bytes: Buffer) => Promise<Reply>

/** Sends requests on a connection, one at a time. */
function makeAsker(socket: Socket): Ask {
  let waiting = Promise.withResolvers<Reply>()
  let held: Buffer | undefined
  socket.on('data', (chunk: Buffer) => {
    const bytes = held ? Buffer.concat([held, chunk]) : chunk
    const reply = readReply(bytes)
    held = reply ? undefined : bytes
    if (reply) waiting.resolve(reply)
  })
  socket.on('error', (error) => waiting.reject(error))
  socket.on('close', () => waiting.reject(new Error('the server closed a connection')))
  return (bytes) => {
    waiting = Promise.withResolvers()
    socket.write(bytes)
    return waiting.promise
  }
}

const endOfHead = Buffer.from('\r\n\r\n')

/** The reply that some bytes hold; undefined as long as some of it is missing. */
function readReply(bytes: Buffer): Reply | undefined {
  const end = bytes.indexOf(endOfHead)
  if (end < 0) return undefined
  const head = bytes.toString('latin1', 0, end)
  const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1])
  const from = end + endOfHead.length
  if (bytes.length < from + length) return undefined
  return { status: Number(head.slice(9, 12)), length, body: () => bytes.toString('utf8', from) }
}
