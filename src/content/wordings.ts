import type { Contact } from '../flow/contacts.ts'
import type { Line, State } from '../flow/line.ts'
import type { Subject } from '../flow/locator.ts'
import type { ReplyName } from '../flow/replies.ts'
import { sharedWords, type WordName } from '../flow/shared-words.ts'
import type { Path } from '../flow/source.ts'
import { ownContactId, type Template } from '../flow/template.ts'

/** Words that staff wrote, and where. */
export interface Wording {
  readonly subject: Subject
  readonly path: Path
  readonly template: Template
  /** To the ear, or to the eye. */
  readonly channel: 'voice' | 'sms'
  /** Names and titles stand inside other sentences. */
  readonly kind: 'sentences' | 'label' | 'name'
  /** The contact that `{contact.…}` means in them. */
  readonly contact: Contact | undefined
}

/** Everything that staff wrote for people to hear or read, in no order that means anything. */
export function wordingsOf(line: Line): Wording[] {
  return [
    ...Object.keys(line.words).map((name) => ofWords(name as WordName, line)),
    ...Object.keys(line.replies).map((name) => ofReply(name as ReplyName, line)),
    ...[...line.states.values()].flatMap(ofState),
    ...[...line.contacts.values()].flatMap(ofContact),
  ]
}

const sentences = { kind: 'sentences', path: [], contact: undefined } as const

function ofWords(name: WordName, { words }: Line): Wording {
  return { ...sentences, subject: { words: name }, template: words[name], channel: sharedWords[name].channel }
}

function ofReply(name: ReplyName, { replies }: Line): Wording {
  return { ...sentences, subject: { reply: name }, path: ['text'], template: replies[name].text, channel: 'sms' }
}

function ofState(state: State): Wording[] {
  const { id, contact } = state
  const head = { subject: { state: id }, contact }
  const title = { ...head, path: ['meta', 'title'], template: [state.title], channel: 'sms', kind: 'name' } as const
  if (state.kind === 'answer')
    return [
      title,
      { ...head, path: ['meta', 'say'], template: state.say, channel: 'voice', kind: 'sentences' },
      { ...head, path: ['meta', 'text'], template: state.text, channel: 'sms', kind: 'sentences' },
    ]
  const labels = state.options.map(
    ({ key, label }) => ({ ...head, path: ['on', key], template: [label], channel: 'voice', kind: 'label' }) as const,
  )
  return [title, ...labels]
}

function ofContact(contact: Contact): Wording[] {
  const { id, name, spokenName, address, spokenAddress, hours } = contact
  const head = { subject: { contact: id }, contact, kind: 'name' } as const
  const exceptions = hours === undefined || hours === 'always' ? [] : [...hours.exceptions]
  const all = [
    { ...head, path: ['name'], template: [name], channel: 'sms' },
    { ...head, path: spokenName === name ? ['name'] : ['spoken', 'name'], template: [spokenName], channel: 'voice' },
    { ...head, path: ['address'], template: [address], channel: 'sms' },
    {
      ...head,
      path: spokenAddress === address ? ['address'] : ['spoken', 'address'],
      template: [spokenAddress],
      channel: 'voice',
    },
    ...exceptions.map(
      ([date, { reason }]) =>
        ({ ...head, path: ['hours', 'exceptions', date, 'reason'], template: [reason], channel: 'voice' }) as const,
    ),
  ] as const
  return all.filter(({ template: [words] }) => words !== '')
}

/** The words alone: what is filled in is left out, or stands as `filler` gives it. */
export function plainWords({ template }: Pick<Wording, 'template'>, filler: (gap: Gap) => string = () => ''): string {
  return template.map((part) => (typeof part === 'string' ? part : filler(part))).join('')
}

/** What is filled into words. */
export type Gap = Exclude<Template[number], string>

/** The contacts that words name: each with the fields that they give of it. */
export function contactsIn({ template, contact }: Pick<Wording, 'template' | 'contact'>, line: Line): ContactGap[] {
  return template.flatMap((part) => {
    if (typeof part === 'string' || !('contact' in part)) return []
    const named = part.contact === ownContactId ? contact : line.contacts.get(part.contact)
    return named ? [{ contact: named, field: part.field }] : []
  })
}

/** A contact that words name, and what they give of it. */
export interface ContactGap {
  readonly contact: Contact
  readonly field: Extract<Gap, { field: unknown }>['field']
}
