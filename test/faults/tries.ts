import { PhoneError } from '../../src/commands/phone/errors.ts'
import { postOver } from '../../src/commands/phone/http.ts'
import type { LineRequest, Post } from '../../src/commands/phone/wire.ts'
import type { Book } from './book.ts'
import type { Asked } from './expected.ts'
import type { Judge } from './judge.ts'
import { isUp, type Life, type Machine } from './machine.ts'

/** What became of all tries. `longest` in ms. */
export interface Tried {
  /** Webhooks that were answered. */
  readonly answered: Record<Asked['channel'], number>
  /** Tries that no machine answered, whether it was up or not. */
  failed: number
  /** Those of a machine that was up all the while: what it did not answer, what it took too long for, and its longest answer. */
  readonly up: { failed: number; slow: number; longest: number }
}

/** Brings a webhook to one machine, and has its answer judged and written down. */
export interface Tries {
  try(request: LineRequest, machine: Machine): ReturnType<Post>
  readonly tried: Tried
}

/** How long Twilio waits for an answer, in ms. */
export interface TriesOptions {
  readonly judge: Judge
  readonly book: Book
  readonly waitsFor: number
}

/** No answer came in time. */
export class LateError extends Error {}

/** An answer that takes longer is time without an answer, in ms. */
const atOnce = 1_000

export function makeTries({ judge, book, waitsFor }: TriesOptions): Tries {
  const tried: Tried = { answered: { voice: 0, sms: 0 }, failed: 0, up: { failed: 0, slow: 0, longest: 0 } }
  const { up } = tried

  function note(took: number): void {
    up.longest = Math.max(up.longest, took)
    if (took > atOnce) up.slow++
  }

  function tell(asked: Asked, given: { life: Life; sentAt: number; xml: string }): void {
    tried.answered[asked.channel]++
    const step = judge.judge(asked, given)
    if (step) book.answered(given.life, step)
  }

  return {
    tried,
    async try(request, machine) {
      const life = machine.life()
      const [asked, sentAt] = [askedBy(request), performance.now()]
      const [wasUp, wasOver] = [isUp(life), life.isOver]
      try {
        const reply = await inTime(postOver(machine.url)(request), waitsFor)
        if (reply.status !== 200) throw new PhoneError(11200, `${life.name} answered with status ${reply.status}`)
        if (wasUp && isUp(life)) note(performance.now() - sentAt)
        tell(asked, { life, sentAt, xml: reply.body })
        return reply
      } catch (error) {
        tried.failed++
        if (wasUp && isUp(life)) up.failed++
        if (!wasOver) book.unanswered(life, judge.stepsOf(asked, life, sentAt))
        throw error
      }
    },
  }
}

function askedBy({ url, body }: LineRequest): Asked {
  const { pathname, searchParams } = new URL(url)
  const channel = pathname === '/voice' ? 'voice' : 'sms'
  return { channel, at: searchParams.get('at') ?? '', form: Object.fromEntries(new URLSearchParams(body)) }
}

async function inTime<T>(answer: Promise<T>, ms: number): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new LateError()), ms)
  try {
    return await Promise.race([answer, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
