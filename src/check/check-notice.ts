import { secondsOf, sizeOf, unitsInEach } from '../content/measure.ts'
import { plainWords, type Wording } from '../content/wordings.ts'
import type { Line } from '../flow/line.ts'
import { type Notice, type NoticeTemplates, type NoticeWords, readNotice } from '../flow/notice.ts'
import { noticesOn } from '../line/notices.ts'
import { speak, write } from '../line/render-words.ts'
import { makeCheckContext } from './check-context.ts'
import { filledSentences } from './filled-sentences.ts'
import type { CheckContext, Finding } from './rule.ts'
import { rules } from './rules.ts'

/** What is found in a notice stands at no place of a file. */
const place = { file: 'notice', line: 0 } as const

/** The rules that judge words by themselves, wherever they stand. */
const rulesOfWords =
  'emergency-words police-denied who-speaks privacy-promises keeps-nothing sends-nobody promises numbers-traced texts-only placeholder typed-keys typed-address cost-said spoken-form plain-words sentence-length reading-grade'.split(
    ' ',
  )

/**
 * Checks a notice as flows are checked, on a line that is to say it, and beside the other notices that are on meanwhile. An
 * error keeps it from being posted.
 */
export function checkNotice(notice: Notice, line: Line, others: readonly Notice[], now: Temporal.Instant): Finding[] {
  const read = readNotice(notice, line)
  if ('problems' in read) return once(read.problems.map((problem) => ({ severity: 'error', rule: 'flow', ...problem })))
  const nothing = { normalised: [], garbled: [], outdated: [] }
  const context = { ...makeCheckContext(line, nothing, now), wordings: wordingsOf(read.notice, line) }
  return once([...findEnds(notice), ...findByRules(context), ...findLength(notice, others, line)])
}

/** Calls and texts mostly have the same words, with the same faults. */
const once = (findings: readonly Finding[]) => [...new Map(findings.map((one) => [one.what, one])).values()]

function wordingsOf({ say, text }: NoticeTemplates, line: Line): CheckContext['wordings'] {
  const shared = { subject: place, path: [], place: 'A notice', kind: 'sentences', contact: undefined } as const
  const both: Wording[] = [
    { ...shared, id: 'notice say', template: say, channel: 'voice' },
    { ...shared, id: 'notice text', template: text, channel: 'sms' },
  ]
  return both.map((one) => ({ ...one, words: plainWords(one), sentences: filledSentences(one, line) }))
}

function* findEnds({ say, text }: NoticeWords): Generator<Finding> {
  const what = 'Other words follow a notice, and it would run into them.'
  const mend = 'End it with a full stop.'
  if (![say, text].every((words) => /[.?!]$/.test(words)))
    yield { severity: 'error', rule: 'notice-end', ...place, what, mend }
}

function findByRules(context: CheckContext): Finding[] {
  return rulesOfWords.flatMap((rule) =>
    [...rules[rule]!.find(context)]
      .filter(({ subject }) => 'file' in subject && subject.file === place.file)
      .map(({ what, mend, severity = 'error' }) => ({ severity, rule, ...place, what, mend })),
  )
}

/** With a notice a text takes three parts at most, since it fits two without. */
const mostUnits = unitsInEach - 1

/** Seconds before a call comes to its menu: nobody knows yet that a key can be pressed. */
const mostSeconds = 30

function* findLength(notice: Notice, others: readonly Notice[], line: Line): Generator<Finding> {
  const moments = [notice, ...others].map(({ from }) => from).filter((at) => isOn(notice, at))
  const sizes = moments.map((at) => sizeAt([notice, ...others], line, at))
  const longest = sizes.toSorted((a, b) => b.units - a.units)[0]!
  if (longest.units > mostUnits) {
    const what = `It takes ${longest.units} characters of every text${longest.beside}.`
    yield { severity: 'error', rule: 'notice-length', ...place, what, mend: `Take out ${longest.units - mostUnits}.` }
  }
  const slowest = sizes.toSorted((a, b) => b.seconds - a.seconds)[0]!
  if (slowest.seconds > mostSeconds) {
    const what = `It takes about ${slowest.seconds} seconds to hear at the beginning of every call${slowest.beside}.`
    const mend = `Shorten it to ${mostSeconds} seconds.`
    yield { severity: 'error', rule: 'notice-length', ...place, what, mend }
  }
}

const isOn = ({ from, until }: Notice, at: number) => from <= at && at < until

/** What all notices that are on at a time take of a text, in units, and of a call, in seconds. */
function sizeAt(notices: readonly Notice[], line: Line, at: number) {
  const context = { line, now: Temporal.Instant.fromEpochMilliseconds(at), notices }
  const said = noticesOn(context)
  const { units } = sizeOf(said.map(({ text }) => write(text, context)).join(' '))
  const seconds = Math.ceil(said.reduce((sum, { say }) => sum + secondsOf(speak(say, context)), 0))
  return { units, seconds, beside: said.length > 1 ? ', with the other notices of that time' : '' }
}

/** What keeps a line from going live while some notices are on or planned: those that it can't say. */
export function findUnsayable(notices: readonly (Notice & { readonly number: number })[], line: Line): Finding[] {
  return notices.flatMap((notice) => {
    const read = readNotice(notice, line)
    if ('notice' in read) return []
    const { what } = read.problems[0]!
    const mend = `Put back what it names, or end it first: npm run line -- notice end ${notice.number}`
    return [
      { severity: 'error', rule: 'notice', ...place, what: `Notice ${notice.number} can't be said: ${what}`, mend },
    ]
  })
}
