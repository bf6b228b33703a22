import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** The way to a database, which can be slowed, held up and cut. */
export interface Cable {
  readonly port: number
  /** Everything is late by so many ms from now on, each way. */
  slow(ms: number): void
  /** Nothing comes through until it is let go; then everything does, even from who gave up waiting. */
  hold(): void
  letGo(): void
  /** Cuts every connection. */
  cut(): void
  /** Cuts the connection over which these words go next, once they were answered, and loses the answer. Resolves when it is done. */
  loseAnswerTo(words: string): Promise<void>
  close(): void
}

/** What a chunk goes through before it is passed on. */
type Pass = (chunk: Buffer) => unknown

/** Lays a cable to a port of this machine. */
export async function layCable(to: number): Promise<Cable> {
  const ends = new Set<Socket>()
  const condition = makeCondition()
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1')
    const drop = () => [near, far].map((end) => end.destroy())
    const { asks, answers } = condition.passes(drop)
    carry(near, far, asks)
    carry(far, near, answers)
    for (const end of [near, far]) {
      ends.add(end)
      end.on('close', () => ends.delete(end))
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const cut = () => {
    for (const end of ends) end.destroy()
  }
  return {
    ...condition.controls,
    port: (server.address() as AddressInfo).port,
    cut,
    close: () => {
      server.close()
      cut()
    },
  }
}

/** Passes on what comes, in order, and in the end that nothing more comes. */
function carry(from: Socket, to: Socket, pass: Pass): void {
  let last: Promise<unknown> = Promise.resolve()
  from.on('data', (chunk: Buffer) => {
    last = Promise.all([last, pass(chunk)]).then(() => to.write(chunk))
  })
  from.on('error', () => {})
  from.on('close', () => last.then(() => to.end()))
}

/** What befalls all connections, and the one whose answer is to be lost. */
function makeCondition() {
  let late = 0
  let held: PromiseWithResolvers<void> | undefined
  let loss: { readonly words: string; readonly done: () => void } | undefined

  async function delay(): Promise<void> {
    if (late > 0) await sleep(late)
    await held?.promise
  }

  function passes(drop: () => void): { asks: Pass; answers: Pass } {
    let losing: typeof loss
    return {
      asks: (chunk) => {
        if (loss && chunk.includes(loss.words)) {
          losing = loss
          loss = undefined
        }
        return delay()
      },
      answers: () => {
        if (losing) drop()
        losing?.done()
        return delay()
      },
    }
  }

  const controls = {
    slow: (ms: number) => {
      late = ms
    },
    hold: () => {
      held ??= Promise.withResolvers()
    },
    letGo: () => {
      held?.resolve()
      held = undefined
    },
    loseAnswerTo: (words: string) =>
      new Promise<void>((done) => {
        loss = { words, done }
      }),
  }
  return { passes, controls }
}
