import { normaliseTypography } from '../flow/typography.ts'
import { readWhen } from '../hours/read-when.ts'
import { type Takes, whatTheyTake } from '../publishing/what-it-takes.ts'
import type { WordsChange } from '../review/diff/change.ts'
import { whyNotice } from '../review/diff/why-notice.ts'
import { typedAgain } from '../staff/second-person.ts'
import type { NewNotice } from '../store/notices.ts'
import type { Store } from '../store/store.ts'
import { type Acting, rightOf, whoActs } from './acting.ts'
import { instantOf, type Terminal, UnableError, UsageError } from './command.ts'
import { isTyped, takesOf } from './going-live.ts'
import { type Beside, checkAndShow, lookBeside, whenInWords } from './notice-check.ts'

/** What somebody wrote beside the words of a notice: when it begins and ends, and other words for texts. */
export interface Wanted {
  readonly until?: string
  readonly from?: string
  readonly text?: string
}

/** Checks and posts a notice, or proposes it if somebody else has to agree. Gives the exit code. @throws UsageError, UnableError */
export async function post(store: Store, words: string, wanted: Wanted, terminal: Terminal): Promise<number> {
  const acting = await whoActs(store, terminal, 'editor')
  const beside = await lookBeside(store, terminal)
  const notice = readWanted(words, wanted, beside, terminal)
  const read = checkAndShow(notice, beside, terminal)
  if (!read) return 1
  const reason = whyNotice(read, { line: beside.line, now: instantOf(terminal) })
  const changes = reason ? [...new Set([notice.say, notice.text])].map((words) => changeOf(words, reason)) : []
  const takes = await takesOf(store, acting, (company) => whatTheyTake(changes, company))
  return carryOut(store, { notice, acting, beside, takes, reason }, terminal)
}

/** Notices are for a while: what is so for longer belongs in the flows, where it is checked and reviewed. */
const mostDays = 92

function readWanted(
  words: string,
  { until, from, text = words }: Wanted,
  { line }: Beside,
  terminal: Terminal,
): NewNotice {
  if (until === undefined) throw new UsageError('Say when it ends with --until "tomorrow 9am".')
  const now = instantOf(terminal).toZonedDateTimeISO(line.timeZone)
  const ends = whenOf('--until', until, now)
  const begins = from === undefined ? undefined : whenOf('--from', from, now)
  const start = begins ?? terminal.now()
  if (ends <= start) throw new UsageError(`--until ${until} is not after its start. Write a later day or time.`)
  if (begins !== undefined && begins <= terminal.now())
    throw new UsageError(`--from ${from} is past. Leave it out to begin now.`)
  if (ends - start > mostDays * 24 * 60 * 60 * 1000)
    throw new UsageError(`--until ${until} is ${whenInWords(ends)}: a notice lasts ${mostDays} days at most.`)
  return { say: normaliseTypography(words), text: normaliseTypography(text), from: begins, until: ends }
}

function whenOf(option: string, written: string, now: Temporal.ZonedDateTime): number {
  const read = readWhen(written, now)
  if (typeof read === 'number') return read
  throw new UsageError(`${option}: ${read.what}: ${read.mend}.`)
}

/** Words of the notice as a change, which are to be typed again by somebody who has nobody to ask. */
function changeOf(words: string, reason: string): WordsChange {
  const head = { kind: 'words', channel: 'voice', place: 'A notice', before: '', after: words } as const
  return { ...head, pieces: [{ mark: 'new', text: words }], summary: 'The notice is new', reason }
}

interface Checked {
  readonly notice: NewNotice
  readonly acting: Acting
  readonly beside: Beside
  readonly takes: Takes
  readonly reason: string
}

async function carryOut(
  store: Store,
  { notice, acting, beside, takes, reason }: Checked,
  terminal: Terminal,
): Promise<number> {
  const { print, now } = terminal
  const by = { author: acting.author, at: now() }
  if (takes.kind === 'another') {
    const note = reason ? `A notice: ${reason}` : 'A notice'
    const proposed = { ...by, note, right: rightOf(acting, 'editor') }
    const number = await store.proposals.add({ kind: 'notice', ...notice }, proposed)
    print(`It is proposed, and not heard yet. Another publisher has to agree: npm run line -- approve ${number}`)
    return 0
  }
  const isAlone = takes.kind === 'typing'
  if (takes.kind === 'typing' && !(await isTyped(takes.changes, terminal))) {
    print('Nothing was changed.')
    return 1
  }
  const right = rightOf(acting, 'publisher', isAlone)
  const { expectedLive, otherNumbers } = beside
  const approver = isAlone ? typedAgain : ''
  const number = await store.notices.post(notice, { ...by, right, approver, expectedLive, otherNumbers })
  if (number === undefined)
    throw new UnableError('Something else was published or posted meanwhile, or its time has passed. Do it again.')
  print(
    `Notice ${number} is ${notice.from ? 'planned' : 'on'}. To end it before its time: npm run line -- notice end ${number}`,
  )
  return 0
}
