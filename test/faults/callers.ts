import { setTimeout as sleep } from 'node:timers/promises'
import { PhoneError } from '../../src/commands/phone/errors.ts'
import { type Call, createPhone, type Phone } from '../../src/commands/phone/phone.ts'
import type { Line } from '../../src/flow/line.ts'
import { account } from '../bench/requests.ts'
import { textsTo } from '../bench/traffic.ts'
import type { Carrier } from './carrier.ts'
import type { Chance } from './chance.ts'

/** People who call and text as long as they are let. */
export interface Callers {
  /** Calls that came to an end, and calls or texts that got no reply that Twilio can use. */
  readonly told: { calls: number; broken: string[] }
  /** Lets nobody begin anew. Resolves when all have hung up. */
  stop(): Promise<void>
}

/** How many people call at a time, for each of whom there is a tenth of one who texts. */
export interface CallersOptions {
  readonly carrier: Carrier
  readonly line: Line
  readonly chance: Chance
  readonly calls: number
}

/** The time that somebody takes to press a key, in ms. */
const shortest = 250
const longest = 1_250

/** How many keys are pressed in a call: most are short, and some last over many publications. */
const [turnsAtMost, turnsOfPatient, patientShare] = [12, 60, 0.1]

/** Every key that leads somewhere, more often than those that are pressed by mistake. */
const keys = [...'12345123451234512348*0#97'] as Parameters<Call['press']>[0][]
const endings = ['completed', 'busy', 'no-answer', 'failed', 'canceled'] as const
const silence = 0.1

/** Lets people call and text. */
export function startCallers({ carrier, line, chance, calls }: CallersOptions): Callers {
  const told: Callers['told'] = { calls: 0, broken: [] }
  const bodies = bodiesFor(line)
  let open = true
  let people = 0

  async function keepOn(own: Chance, act: (phone: Phone, own: Chance, from: string) => Promise<void>): Promise<void> {
    await sleep(own.between(0, longest))
    while (open) {
      const phone = createPhone({ ...account, post: carrier.post(own) })
      await act(phone, own, numberOf(people++)).catch((error) => {
        if (!(error instanceof PhoneError)) throw error
        told.broken.push(error.message)
      })
    }
  }

  async function call(phone: Phone, own: Chance, from: string): Promise<void> {
    const call = await phone.call({ from, withheld: own.happens(0.05) })
    const turns = own.happens(patientShare) ? turnsOfPatient : own.between(1, turnsAtMost)
    for (let i = 0; i < turns && open && call.state !== 'ended'; i++) {
      await sleep(own.between(shortest, longest))
      await act(call, own)
    }
    told.calls++
  }

  async function text(phone: Phone, own: Chance, from: string): Promise<void> {
    await sleep(own.between(shortest, longest))
    await phone.text(own.pick(bodies), { from })
  }

  const start = (many: number, act: typeof call) => Array.from({ length: many }, () => keepOn(chance.fork(), act))
  const all = Promise.all([...start(calls, call), ...start(Math.ceil(calls / 10), text)])
  return {
    told,
    stop: async () => {
      open = false
      await all
    },
  }
}

/** What a caller does next, where they are. */
async function act(call: Call, chance: Chance): Promise<void> {
  if (call.state === 'dialling') await call.dialEnds(chance.pick(endings))
  else if (chance.happens(silence)) await call.wait()
  else await call.press(chance.pick(keys))
}

/** Nobody texts twice, so that nobody ever has had too many replies; and some call from a landline. */
function numberOf(person: number): string {
  return person % 5 === 4
    ? `+44162296${String(person % 10_000).padStart(4, '0')}`
    : `+4477009${String(person % 100_000).padStart(5, '0')}`
}

/** Texts as people send them, and those that get another reply than an answer. */
export function bodiesFor(line: Line): string[] {
  const own = { state: (id: string) => id, word: (keyword: string) => keyword.toUpperCase() }
  const usual = textsTo(line, { big: line, namings: Array.from({ length: 200 }, () => own) })
  return [...usual, ...others]
}

const others = ['fire', 'police', 'thanks', 'STOP', 'hate and drugs', 'qqq', 'menu', 'delete my texts', '3 1', '999']
