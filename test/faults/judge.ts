import { PhoneError } from '../../src/commands/phone/errors.ts'
import { parseTwiml } from '../../src/commands/phone/read-twiml.ts'
import type { CountedTurn } from '../../src/counts/counted-turn.ts'
import type { Line } from '../../src/flow/line.ts'
import { parsePosition } from '../../src/line/position.ts'
import type { Arrivals } from './arrivals.ts'
import { type Asked, type Expected, expect } from './expected.ts'
import type { History } from './history.ts'
import type { Life } from './machine.ts'

/** What came back, from whom, and when it was asked for, as a moment of `performance.now()`. */
export interface Given {
  readonly life: Life
  readonly sentAt: number
  readonly xml: string
}

/** Judges replies, and keeps what was wrong with them. */
export interface Judge {
  /** Judges a reply. Returns what should have been counted for it, if that can be told. */
  judge(asked: Asked, given: Given): CountedTurn | undefined
  /** The steps of what was asked, on each line that may have answered. */
  stepsOf(asked: Asked, life: Life, sentAt: number): CountedTurn[]
  /** Replies that are not what the turn gives, and those that are what it gives on another revision. In words, for people. */
  readonly wrong: readonly string[]
  readonly changed: readonly string[]
}

/** What a judge knows: every line that can be published, by its hash, what was, and what has come to which life. */
export interface JudgeOptions {
  readonly lines: ReadonlyMap<string, Line>
  readonly history: History
  readonly arrivals: Arrivals
}

export function makeJudge({ lines, history, arrivals }: JudgeOptions): Judge {
  const [wrong, changed]: [string[], string[]] = [[], []]

  /** The lines that may answer: that of the call, or for who begins what a machine may have answered with meanwhile. */
  function candidates({ at }: Asked, life: Life, sentAt: number): Line[] {
    const hashes = at
      ? [parsePosition(at)!.revision]
      : history.hashes(Math.max(0, arrivals.indexAt(life, sentAt)), performance.now())
    return [...hashes].map((hash) => lines.get(hash)!)
  }

  function judge(asked: Asked, { life, sentAt, xml }: Given): CountedTurn | undefined {
    const moments = momentsSince(sentAt)
    const right = (among: Iterable<Line>) => firstMatch(among, asked, { moments, xml })
    const found = right(candidates(asked, life, sentAt))
    if (found) return found.step
    const other = right(lines.values())
    const words = `${life.name} at ${asked.at || `a new ${asked.channel}`} (${asked.form.Digits ?? asked.form.Body}): ${xml}`
    if (other && asked.at) changed.push(words)
    else wrong.push(words)
    return other?.step
  }

  return {
    judge,
    stepsOf: (asked, life, sentAt) =>
      momentsSince(sentAt).flatMap((moment) =>
        candidates(asked, life, sentAt).map((line) => expect(line, asked, moment).step),
      ),
    wrong,
    changed,
  }
}

/** The first thing that a reply may be, and is; a document must be TwiML besides. */
function firstMatch(
  lines: Iterable<Line>,
  asked: Asked,
  { moments, xml }: { moments: readonly Temporal.Instant[]; xml: string },
): Expected | undefined {
  for (const line of lines)
    for (const moment of moments) {
      const expected = expect(line, asked, moment)
      if (expected.xml === xml && isTwiml(xml, asked)) return expected
    }
  return undefined
}

function isTwiml(xml: string, { channel }: Asked): boolean {
  try {
    parseTwiml(xml, channel === 'voice' ? 'voice' : 'messaging')
    return true
  } catch (error) {
    if (error instanceof PhoneError) return false
    throw error
  }
}

/** Now, and when it was sent if that was in another minute: opening hours begin and end with a minute. */
function momentsSince(sentAt: number): Temporal.Instant[] {
  const now = Date.now()
  const sent = Math.floor(now - (performance.now() - sentAt))
  const isSameMinute = Math.floor(sent / 60_000) === Math.floor(now / 60_000)
  return (isSameMinute ? [now] : [now, sent]).map((ms) => Temporal.Instant.fromEpochMilliseconds(ms))
}
