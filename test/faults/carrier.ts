import { type LineRequest, markRetry, type Post } from '../../src/commands/phone/wire.ts'
import { retries } from '../../src/twilio/webhook-urls.ts'
import type { Book } from './book.ts'
import type { Chance } from './chance.ts'
import type { Judge } from './judge.ts'
import type { Machine } from './machine.ts'
import { LateError, makeTries, type Tried } from './tries.ts'

/** What Twilio does with an address that says so: how long it waits, in ms, and how often it tries again. */
const overrides = new URLSearchParams(retries.slice(1))
const [waitsFor, triesAgain] = [Number(overrides.get('rt')), Number(overrides.get('rc'))]

/** How many of the webhooks are sent twice, have their reply thrown away, or are followed by a late copy of an earlier one. */
const shares = { twice: 0.04, dropped: 0.03, late: 0.03 }

/** Brings webhooks to the machines in turn, as Twilio and a proxy do; and now and then not just once, or not in order. */
export interface Carrier {
  /** The way of one call, or of one text. */
  post(chance: Chance): Post
  readonly tried: Tried
  /** How many webhooks were sent in another way than once and in order. */
  readonly odd: Readonly<Record<keyof typeof shares, number>>
  /** Resolves when nothing is under way any more. */
  settled(): Promise<void>
}

/** Who answers, who judges it, and where it is written down. */
export interface CarrierOptions {
  readonly machines: readonly Machine[]
  readonly judge: Judge
  readonly book: Book
}

export function makeCarrier({ machines, ...options }: CarrierOptions): Carrier {
  const tries = makeTries({ ...options, waitsFor })
  const odd = { twice: 0, dropped: 0, late: 0 }
  const underWay = new Set<Promise<unknown>>()
  let turn = 0

  /** To the machine whose turn it is; what fails is tried again with the ones after it. What is late is not: a text may have been sent. */
  async function send(request: LineRequest, from = turn++, left = triesAgain): ReturnType<Post> {
    try {
      return await tries.try(request, machines[from % machines.length]!)
    } catch (error) {
      if (left === 0 || error instanceof LateError) throw error
      return send(markRetry(request), from + 1, left - 1)
    }
  }

  function sendAside(request: LineRequest): void {
    const sending = send(markRetry(request)).catch(() => {})
    underWay.add(sending)
    sending.then(() => underWay.delete(sending))
  }

  function post(chance: Chance): Post {
    const earlier: LineRequest[] = []
    const happens = (what: keyof typeof shares) => {
      const does = chance.happens(shares[what])
      if (does) odd[what]++
      return does
    }
    return async (request) => {
      if (earlier.length > 0 && happens('late')) sendAside(chance.pick(earlier))
      earlier.push(request)
      if (happens('twice')) sendAside(request)
      if (happens('dropped')) await send(request)
      return send(request)
    }
  }

  const settled = async () => void (await Promise.all(underWay))
  return { post, tried: tries.tried, odd, settled }
}
