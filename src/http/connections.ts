import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/**
 * The most connections that have brought nothing signed. Each may hold an unfinished request, of some 50 kB. They bring what
 * they have within moments if they are Twilio's.
 */
export const strangersAtMost = 1_000

/** How often connections without a request are looked for while the line stops, and for how long requests are answered then, in ms. */
const lookEvery = 250
const answeredFor = 6_000

/** The connections of a server. There are never too many, and nobody can shut Twilio out by holding them. */
export interface Connections {
  add(socket: Socket): void
  /** A request begins, which gets this response. Its body may still be on the way. */
  begin(response: ServerResponse): void
  /** A connection has brought a signed request, so it is among the last to be closed. */
  trust(socket: Socket): void
  /** How many there are. */
  count(): number
  /**
   * Closes all of them: at once those that have brought no whole request, the others once they are answered, or after 6 s. A
   * request that is just arriving has a moment to do so. Returns what ends this.
   */
  close(): () => void
}

/** Makes room for so many connections. Beyond that the oldest is closed that has brought nothing signed, which `onCrowded` is told. */
export function makeConnections(atMost: number, onCrowded: () => void): Connections {
  const strangers = new Set<Socket>()
  const trusted = new Set<Socket>()
  // Of requests that are not answered yet. A response that is held longer outlives collections of garbage, and makes more of them.
  const underWay = new WeakMap<Socket, Set<ServerResponse>>()

  function remove(socket: Socket): void {
    if (!strangers.delete(socket)) trusted.delete(socket)
  }

  function makeRoom(): void {
    // Of strangers the newest is the one that has just come.
    const [oldest] = strangers.size > 1 ? strangers : trusted
    if (!oldest) return
    remove(oldest)
    oldest.destroy()
    onCrowded()
  }

  return {
    add(socket) {
      strangers.add(socket)
      underWay.set(socket, new Set())
      socket.once('close', () => remove(socket))
      if (strangers.size > strangersAtMost || strangers.size + trusted.size > atMost) makeRoom()
    },
    begin(response) {
      const asked = underWay.get(response.req.socket)!
      asked.add(response)
      response.on('close', () => asked.delete(response))
    },
    trust(socket) {
      if (strangers.delete(socket)) trusted.add(socket)
    },
    count: () => strangers.size + trusted.size,
    close: () =>
      closeAll(
        () => [...strangers, ...trusted],
        (socket) => [...underWay.get(socket)!].some(isWhole),
      ),
  }
}

/** Whether all of the request has arrived. */
function isWhole({ req }: ServerResponse): boolean {
  return req.complete
}

function closeAll(all: () => readonly Socket[], isBusy: (socket: Socket) => boolean): () => void {
  const until = performance.now() + answeredFor
  let idle = new Set<Socket>()
  function look(): void {
    const isLate = performance.now() > until
    const free = all().filter((socket) => isLate || !isBusy(socket))
    for (const socket of free) if (isLate || idle.has(socket)) socket.destroy()
    idle = new Set(free)
  }
  look()
  const timer = setInterval(look, lookEvery).unref()
  return () => clearInterval(timer)
}
