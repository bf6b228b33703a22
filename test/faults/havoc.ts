import { setTimeout as sleep } from 'node:timers/promises'
import type { Chance } from './chance.ts'
import type { Database } from './database.ts'
import type { Life, Machine } from './machine.ts'

/** What faults befall. */
export interface Victims {
  readonly machines: readonly Machine[]
  readonly database: Database
  readonly chance: Chance
  /** Does something while nothing that was published is on its way to the machines. */
  calmly<T>(work: () => Promise<T>): Promise<T>
  say(words: string): void
}

/** Brings something down, and up again. */
export type Fault = (victims: Victims) => Promise<void>

/** How long something is gone, in ms. */
const goneFor = ({ chance }: Victims) => sleep(chance.between(500, 2_500))

const endMachine =
  (how: NonNullable<Life['ending']>['how'], words: string): Fault =>
  async (victims) => {
    const { machines, chance, say } = victims
    const machine = chance.pick(machines)
    say(`${machine.life().name} ${words}`)
    await machine.end(how)
    await goneFor(victims)
    await machine.start()
    say(`${machine.life().name} has started and answers`)
  }

const kill = endMachine('killed', 'is killed (SIGKILL)')
const stop = endMachine('stopped', 'is told to stop (SIGTERM)')

/** The database is gone for a while: it is stopped, and then started with what it held. */
async function restart(victims: Victims): Promise<void> {
  const { database, calmly, say } = victims
  const recover = await calmly(async () => {
    say('the database is stopped')
    const recover = database.fallIll()
    await database.stop()
    return recover
  })
  await goneFor(victims)
  await database.start()
  recover()
  say('the database has started')
}

/** The database answers late, and something else happens meanwhile. */
const slow =
  (meanwhile: Fault): Fault =>
  async (victims) => {
    const { database, chance, say } = victims
    const ms = Math.round(chance.between(20, 80))
    say(`the database is slowed: ${2 * ms} ms later for each question and answer`)
    const recover = database.fallIll()
    database.cable.slow(ms)
    await goneFor(victims)
    await meanwhile(victims)
    await goneFor(victims)
    database.cable.slow(0)
    recover()
    say('the database is as fast as before')
  }

/** Nothing comes from the database or goes to it for so many ms; then everything does, even what nobody waits for any more. */
const stall =
  (ms: number): Fault =>
  async ({ database, calmly, say }) => {
    const recover = await calmly(async () => {
      say(`the database stalls for ${ms / 1_000} s`)
      database.cable.hold()
      return database.fallIll()
    })
    await sleep(ms)
    database.cable.letGo()
    recover()
    say('the database goes on')
  }

async function cut({ database, say }: Victims): Promise<void> {
  say('all connections to the database are cut')
  const recover = database.fallIll()
  database.cable.cut()
  recover()
}

/** A machine that has just started has only what is live, and calls come to it that began on something older. */
async function killAndCut(victims: Victims): Promise<void> {
  await kill(victims)
  await cut(victims)
}

/** How long words of SQL are waited for, in ms. */
const patience = 10_000

/** The answer to words of SQL is lost with the connection, so that nobody knows whether it was done. It is done. */
const loseAnswerTo =
  (sql: string): Fault =>
  async ({ database, say }) => {
    const isLost = await database.cable.loseAnswerTo(sql, patience)
    database.fallIll()()
    say(isLost ? `the answer to ${sql} is lost with its connection` : `no ${sql} came whose answer could be lost`)
  }

/** Longer than a process waits for an answer of the database. */
const tooLong = 12_000

/** All that may happen, by name. */
export const faults = {
  kill,
  stop,
  restart,
  slow: slow(async () => {}),
  slowAndKill: slow(kill),
  slowAndStop: slow(stop),
  stall: stall(1_500),
  stallForLong: stall(tooLong),
  cut,
  killAndCut,
  loseCommit: loseAnswerTo('COMMIT'),
  loseCounts: loseAnswerTo('INSERT INTO counts'),
} satisfies Record<string, Fault>
export type FaultName = keyof typeof faults
