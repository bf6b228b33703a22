import type { Contact } from '../flow/contacts.ts'
import type { Line } from '../flow/line.ts'
import type { Notice } from '../flow/notice.ts'
import { type Field, ownContactId, type Part, type Template } from '../flow/template.ts'
import { type HoursInWords, sayInParts, writeInParts } from '../hours/hours-in-words.ts'
import { hoursTogether } from './hours-together.ts'
import type { Speech, SpeechPart } from './reply.ts'
import { sayNumber, writeNumber } from './say-number.ts'

/** What words are filled in from: the line, the moment, the state they are said in, the contact of its answer, and the notices. */
export interface Context {
  readonly line: Line
  readonly now: Temporal.Instant
  readonly from?: string | undefined
  readonly contact?: Contact | undefined
  /** Those that are known, whether they are on or not; none if they are left out. */
  readonly notices?: readonly Notice[]
}

/** Words for the ear: numbers in groups, twice (999 and other short ones once), and hours as they are now. */
export function speak(template: Template, context: Context): Speech {
  return fill(template, withHours(template, context, sayInParts), sayGap)
}

/** Words for the eye: numbers grouped, and hours that stay true when the text is read later. */
export function write(template: Template, context: Context): string {
  return fill(template, withHours(template, context, writeInParts), writeGap)
    .join('')
    .trim()
}

/** What gaps are filled from: the context, with the hours of the contacts that the words give. */
interface Filling extends Context {
  readonly hoursOf: ReadonlyMap<Contact, string>
}

function withHours(
  template: Template,
  context: Context,
  inParts: (hours: Contact['hours'], now: Temporal.Instant, line: Line) => HoursInWords,
): Filling {
  const gaps = template.flatMap((part) =>
    typeof part !== 'string' && 'contact' in part
      ? [{ field: part.field, contact: contactOf(part.contact, context) }]
      : [],
  )
  const timed = new Set(gaps.filter(({ field }) => field === 'hours').map(({ contact }) => contact))
  const given = gaps.flatMap(({ field, contact }) => {
    if (field === 'hours') return [{ contact, ...inParts(contact.hours, context.now, context.line) }]
    // A contact in between whose hours are not given must not be taken for one of "both".
    return field === 'name' || timed.has(contact) ? [] : [{ contact, usual: '', special: '' }]
  })
  return { ...context, hoursOf: hoursTogether(given) }
}

/** Hours that nobody knows leave a gap empty; the full stop and space behind it go too, so that nothing is said of them. */
function fill<P>(template: Template, filling: Filling, fillGap: (part: Gap, filling: Filling) => P[]): (P | string)[] {
  const filled: (P | string)[] = []
  let dropped = false
  for (const part of template) {
    if (typeof part === 'string') {
      filled.push(dropped ? part.replace(/^[.,;:]? ?/, '') : part)
      dropped = false
    } else {
      const parts = fillGap(part, filling)
      dropped = parts.length === 0
      filled.push(...parts)
    }
  }
  return filled
}

type Gap = Exclude<Part, string>
type FillField<P> = (contact: Contact, filling: Filling) => P[]

const sayField: Readonly<Record<Field, FillField<SpeechPart>>> = {
  name: ({ spokenName }) => [spokenName],
  address: ({ spokenAddress }) => [spokenAddress],
  phone: (contact, context) => sayNumber(contact, () => speak(context.line.words.repeat, context)),
  email: ({ spokenEmail }) => [spokenEmail],
  web: ({ spokenWeb }) => [spokenWeb],
  hours: (contact, { hoursOf }) => nonEmpty(hoursOf.get(contact)!),
}

const writeField: Readonly<Record<Field, FillField<string>>> = {
  name: ({ name }) => [name],
  address: ({ address }) => [address],
  phone: (contact) => [writeNumber(contact)],
  email: ({ email }) => [email],
  web: ({ web }) => [web],
  hours: (contact, { hoursOf }) => nonEmpty(hoursOf.get(contact)!),
}

/** That the contact is there was checked when the flows were compiled. */
const contactOf = (id: string, { line, contact }: Context) => (id === ownContactId ? contact : line.contacts.get(id))!

function sayGap(gap: Gap, filling: Filling): SpeechPart[] {
  if ('state' in gap) return [sayWay(gap.state, filling)]
  return sayField[gap.field](contactOf(gap.contact, filling), filling)
}

function writeGap(gap: Gap, filling: Filling): string[] {
  if ('state' in gap) return [codeOf(gap.state, filling.line)]
  return writeField[gap.field](contactOf(gap.contact, filling), filling)
}

const nonEmpty = (words: string) => (words ? [words] : [])

/** The way to a state by keys: from the answer beside it by way of their menu, from elsewhere by way of the main menu. */
function sayWay(to: string, { line, from }: Context): string {
  const code = codeOf(to, line)
  if (Object.hasOwn(line.globalKeys, code)) return `press ${code}`
  const besides = from !== undefined && line.parents.get(from) === line.parents.get(to)
  return besides ? `press star, then ${code.at(-1)}` : `press 8, then ${[...code].join(', then ')}`
}

/** The code to text for a state; the main menu's is the key that leads there from everywhere. */
export function codeOf(state: string, line: Line): string {
  return line.codes.get(state) || '8'
}
