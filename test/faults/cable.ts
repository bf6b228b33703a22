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
  /** Cuts the connection over which these words go next, once they are answered, and loses the answer. Returns whether they went in so many ms. */
  loseAnswerTo(words: string, within: number): Promise<boolean>
  close(): void
}

/** Lays a cable to a port of this machine. */
export async function layCable(to: number): Promise<Cable> {
  const ends = new Set<Socket>()
  const { delay, ...delays } = makeDelay()
  const { watch, loseAnswerTo } = makeLoss()
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1')
    const { asked, answered } = watch(() => near.destroy())
    carry(near, far, { delay, see: asked })
    carry(far, near, { delay, see: answered })
    for (const end of [near, far]) {
      ends.add(end)
      end.on('close', () => ends.delete(end))
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const cut = () => {
    for (const end of ends) end.destroy()
  }
  const close = () => {
    server.close()
    cut()
  }
  return { ...delays, loseAnswerTo, cut, close, port: (server.address() as AddressInfo).port }
}

/** Passes on what comes, in order, and in the end that nothing more comes. */
function carry(from: Socket, to: Socket, way: { delay: () => Promise<void>; see: (chunk: Buffer) => void }): void {
  let last: Promise<unknown> = Promise.resolve()
  from.on('data', (chunk: Buffer) => {
    way.see(chunk)
    last = Promise.all([last, way.delay()]).then(() => to.write(chunk))
  })
  from.on('error', () => {})
  from.on('close', () => last.then(() => to.end()))
}

/** How long all that goes through is kept back. */
function makeDelay() {
  let late = 0
  let held: PromiseWithResolvers<void> | undefined
  return {
    async delay(): Promise<void> {
      if (late > 0) await sleep(late)
      await held?.promise
    },
    slow(ms: number): void {
      late = ms
    },
    hold(): void {
      held ??= Promise.withResolvers()
    },
    letGo(): void {
      held?.resolve()
      held = undefined
    },
  }
}

/** The one answer that is to be lost. */
function makeLoss() {
  let wanted: { readonly words: string; readonly lost: () => void } | undefined
  return {
    async loseAnswerTo(words: string, within: number): Promise<boolean> {
      const { promise, resolve } = Promise.withResolvers<boolean>()
      wanted = { words, lost: () => resolve(true) }
      const isLost = await Promise.race([promise, sleep(within, false, { ref: false })])
      wanted = undefined
      return isLost
    },
    /** Watches a connection, which is dropped before the answer is passed on. */
    watch(drop: () => void) {
      let losing: typeof wanted
      return {
        asked(chunk: Buffer): void {
          if (!wanted || !chunk.includes(wanted.words)) return
          losing = wanted
          wanted = undefined
        },
        answered(): void {
          if (!losing) return
          drop()
          losing.lost()
        },
      }
    },
  }
}
