import { setTimeout as sleep } from 'node:timers/promises'
import type { Chance } from './chance.ts'
import type { Database } from './database.ts'
import type { Machine } from './machine.ts'

/** What faults befall. */
export interface Victims {
  readonly machines: readonly Machine[]
  readonly database: Database
  readonly chance: Chance
  /** Does something while no publication is on its way to the machines. */
  calmly<T>(work: () => Promise<T>): Promise<T>
  say(words: string): void
}

/** Brings something down and up again. Resolves when all is well. */
export type Fault = (victims: Victims) => Promise<void>

/** How long something is gone, in ms. */
const [shortly, awhile] = [500, 2_500]

const endMachine =
  (how: 'killed' | 'stopped'): Fault =>
  async ({ machines, chance, say }) => {
    const machine = chance.pick(machines)
    say(`${machine.life().name} is ${how} (${how === 'killed' ? 'SIGKILL' : 'SIGTERM'})`)
    await machine.end(how)
    await sleep(chance.between(shortly, awhile))
    await machine.start()
    say(`${machine.life().name} is started and answers`)
  }

const kill = endMachine('killed')

/** Takes the database away for a time. It is not taken while something published is on its way: see `calmly`. */
async function takeAway({ database, calmly }: Victims, gone: () => Promise<void>, back: () => Promise<void>) {
  const away = Promise.withResolvers<() => void>()
  const ended = calmly(async () => {
    const over = Promise.withResolvers<void>()
    const ailing = database.ail(() => over.promise)
    await gone()
    away.resolve(async () => {
      over.resolve()
      await ailing
    })
  })
  await ended
  await back()
  ;(await away.promise)()
}

export { endMachine, kill, takeAway }
