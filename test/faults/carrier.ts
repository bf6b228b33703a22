import { retries } from '../../src/channels/retries.ts'
import { PhoneError } from '../../src/phone/errors.ts'
import { postOver } from '../../src/phone/http.ts'
import { type LineRequest, markRetry, type Post } from '../../src/phone/wire.ts'
import type { Book } from './book.ts'
import type { Chance } from './chance.ts'
import type { Asked } from './expected.ts'
import type { Judge } from './judge.ts'
import type { Life, Machine } from './machine.ts'
import { isUp } from './watch.ts'

/** What Twilio does with an address that says so: how long it waits, in ms, and how often it tries again. */
const overrides = new URLSearchParams(retries.slice(1))
const waitsFor = Number(overrides.get('rt'))
const triesAgain = Number(overrides.get('rc'))

/** An answer that takes longer is time without an answer, in ms. */
const atOnce = 1_000

/** How many of the webhooks are sent twice, whose reply is thrown away, and are followed by a late copy of an earlier one. */
const shares = { twice: 0.04, dropped: 0.03, late: 0.03 }

/** What was carried. `longest` in ms, of machines that were up all the while. */
export interface Carried {
  turns: number
  texts: number
  twice: number
  dropped: number
  late: number
  /** Tries that no machine answered, whether it was up or not. */
  again: number
  /** Tries that a machine which was up did not answer, and those that it took too long for. */
  failed: number
  slow: number
  longest: number
}

/** Brings webhooks to the machines in turn, as Twilio and a proxy do, and now and then not just once or not in order. */
export interface Carrier {
  /** The way of one call or of one text. */
  post(chance: Chance): Post
  readonly carried: Readonly<Carried>
  /** Resolves when nothing is under way any more. */
  settled(): Promise<void>
}

/** What a carrier needs: who answers, who judges it, and where it is written down. */
export interface CarrierOptions {
  readonly machines: readonly Machine[]
  readonly judge: Judge
  readonly book: Book
}

export function makeCarrier({ machines, judge, book }: CarrierOptions): Carrier {
  const carried: Carried = {
    ...{ turns: 0, texts: 0, twice: 0, dropped: 0, late: 0 },
    ...{ again: 0, failed: 0, slow: 0, longest: 0 },
  }
  const underWay = new Set<Promise<unknown>>()
  let turn = 0

  async function attempt(request: LineRequest, machine: Machine): ReturnType<Post> {
    const life = machine.life()
    const wasUp = isUp(life)
    const [asked, sentAt] = [askedBy(request), performance.now()]
    try {
      const reply = await inTime(postOver(machine.url)(request))
      if (reply.status !== 200) throw new PhoneError(11200, `${life.name} answered with status ${reply.status}`)
      tell(life, performance.now() - sentAt, wasUp)
      const step = judge.judge(asked, { life, sentAt, xml: reply.body })
      if (step) book.answered(life, step)
      carried[asked.channel === 'voice' ? 'turns' : 'texts']++
      return reply
    } catch (error) {
      carried.again++
      if (wasUp && isUp(life)) carried.failed++
      book.unanswered(life, judge.stepsOf(asked, life, sentAt))
      throw error
    }
  }

  function tell(life: Life, took: number, wasUp: boolean): void {
    if (!wasUp || !isUp(life)) return
    carried.longest = Math.max(carried.longest, took)
    if (took > atOnce) carried.slow++
  }

  /** To the machine whose turn it is; what fails is tried again with the ones after it. */
  async function send(request: LineRequest, from = turn++, tries = 1 + triesAgain): ReturnType<Post> {
    const sending = attempt(request, machines[from % machines.length]!)
    underWay.add(sending)
    const done = () => underWay.delete(sending)
    sending.then(done, done)
    try {
      return await sending
    } catch (error) {
      if (tries === 1 || error instanceof LateError) throw error
      return send(markRetry(request), from + 1, tries - 1)
    }
  }

  function post(chance: Chance): Post {
    const earlier: LineRequest[] = []
    return async (request) => {
      if (chance.happens(shares.late) && earlier.length > 0) {
        carried.late++
        send(markRetry(chance.pick(earlier))).catch(() => {})
      }
      earlier.push(request)
      if (chance.happens(shares.dropped)) {
        carried.dropped++
        await send(request)
      }
      if (!chance.happens(shares.twice)) return send(request)
      carried.twice++
      const [reply] = await Promise.all([send(request), send(markRetry(request))])
      return reply
    }
  }

  async function settled(): Promise<void> {
    while (underWay.size > 0) await Promise.allSettled(underWay)
  }

  return { post, carried, settled }
}

function askedBy({ url, body }: LineRequest): Asked {
  const { pathname, searchParams } = new URL(url)
  const channel = pathname === '/voice' ? 'voice' : 'sms'
  return { channel, at: searchParams.get('at') ?? '', form: Object.fromEntries(new URLSearchParams(body)) }
}

/** No answer came in time. That is not tried again: a text may have been sent. */
class LateError extends Error {}

async function inTime<T>(answer: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new LateError()), waitsFor)
  try {
    return await Promise.race([answer, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
