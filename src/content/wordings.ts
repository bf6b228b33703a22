import { sayCost } from '../flow/call-cost.ts'
import type { Contact } from '../flow/contacts.ts'
import type { Path } from '../flow/document.ts'
import type { Line, State } from '../flow/line.ts'
import type { Subject } from '../flow/locator.ts'
import { mapValues } from '../flow/map-values.ts'
import { spellOut } from '../flow/online-address.ts'
import { capitalised } from '../flow/problem.ts'
import { type ReplyName, textReplies } from '../flow/replies.ts'
import { sharedWords, type WordName } from '../flow/shared-words.ts'
import { ownContactId, type Template } from '../flow/template.ts'
import { keysAndTitle } from './in-words.ts'
import { inOrder } from './sayings.ts'

/** Words that staff wrote, and where. */
export interface Wording<S extends Subject = Subject> {
  /** Unique in its line, and the same in every revision: `words busy`, `hate.police say`, `hate.menu 2`. */
  readonly id: string
  readonly subject: S
  readonly path: Path
  /** Where they are met, in words for staff: "When their line is busy", "2-2 Report, not to the police". */
  readonly place: string
  readonly template: Template
  /** To the ear, or to the eye. */
  readonly channel: 'voice' | 'sms'
  /** Names and titles stand inside other sentences. */
  readonly kind: 'sentences' | 'label' | 'name'
  /** The contact that `{contact.…}` means in them. */
  readonly contact: Contact | undefined
}

/** Everything that staff wrote for people to hear or read: shared words, replies, the states in the order of the codes, contacts. */
export function wordingsOf(line: Line): Wording[] {
  return [
    ...sharedWordings(line),
    ...inOrder(line).flatMap((state) => wordingsAt(state, line)),
    ...[...line.contacts.values()].flatMap(ofContact),
  ]
}

/** Shared words and replies. */
export function sharedWordings({ words, replies }: Line): Wording<{ words: WordName } | { reply: ReplyName }>[] {
  const shared = { kind: 'sentences', contact: undefined } as const
  const ofWords = mapValues(words, (template, name) => ({
    id: `words ${name}`,
    subject: { words: name },
    path: [],
    place: capitalised(sharedWords[name].when),
    template,
    channel: sharedWords[name].channel,
    ...shared,
  }))
  const ofReplies = mapValues(replies, ({ text }, name) => ({
    id: `reply ${name}`,
    subject: { reply: name },
    path: ['text'],
    place: `The reply ${textReplies[name].when}`,
    template: text,
    channel: 'sms' as const,
    ...shared,
  }))
  return [...Object.values(ofWords), ...Object.values(ofReplies)]
}

/** The words of a state: its title, and what an answer says and texts, or the labels of a menu. */
export function wordingsAt(state: State, line: Line): Wording<{ state: string }>[] {
  const { id, contact } = state
  const place = keysAndTitle(id, line)
  const head = { subject: { state: id }, place, contact } as const
  const title = {
    ...head,
    id: `${id} title`,
    place: `${place}, its title in texts`,
    path: ['meta', 'title'],
    template: [state.title],
    channel: 'sms',
    kind: 'name',
  } as const
  if (state.kind === 'answer')
    return [
      title,
      { ...head, id: `${id} say`, path: ['meta', 'say'], template: state.say, channel: 'voice', kind: 'sentences' },
      { ...head, id: `${id} text`, path: ['meta', 'text'], template: state.text, channel: 'sms', kind: 'sentences' },
    ]
  const labels = state.options.map(({ key, label }) => ({
    ...head,
    id: `${id} ${key}`,
    path: ['on', key],
    place: `${place}, key ${key}`,
    template: [label],
    channel: 'voice' as const,
    kind: 'label' as const,
  }))
  return [title, ...labels]
}

function ofContact(contact: Contact): Wording[] {
  const { name, spokenName, cost, address, spokenAddress, email, spokenEmail, web, spokenWeb, hours } = contact
  const exceptions = typeof hours.usual === 'string' ? [] : [...hours.usual.exceptions]
  const all = [
    ofField(contact, ['name'], name, 'sms'),
    ofField(contact, spokenName === name ? ['name'] : ['spoken', 'name'], spokenName, 'voice'),
    ofField(contact, ['address'], address, 'sms'),
    ofField(contact, spokenAddress === address ? ['address'] : ['spoken', 'address'], spokenAddress, 'voice'),
    ofField(contact, ['cost'], cost, 'sms'),
    ofField(contact, ['cost'], sayCost(cost), 'voice'),
    // Spelt out, they are nobody's words.
    ...(spokenEmail === spellOut(email) ? [] : [ofField(contact, ['spoken', 'email'], spokenEmail, 'voice')]),
    ...(spokenWeb === spellOut(web) ? [] : [ofField(contact, ['spoken', 'web'], spokenWeb, 'voice')]),
    ...exceptions.map(([date, { reason }]) =>
      ofField(contact, ['hours', 'exceptions', date, 'reason'], reason, 'voice'),
    ),
    ...hours.closures.map(({ written, reason }) => ofField(contact, ['closures', written], reason, 'voice')),
  ]
  return all.filter(({ template: [words] }) => words !== '')
}

function ofField(contact: Contact, path: readonly string[], words: string, channel: Wording['channel']): Wording {
  return {
    id: `contact ${contact.id} ${path.join(' ')} ${channel}`,
    subject: { contact: contact.id },
    path,
    place: contact.name,
    template: [words],
    channel,
    kind: 'name',
    contact,
  }
}

/** The words alone: what is filled in is left out, or replaced by what `filler` gives. */
export function plainWords({ template }: Pick<Wording, 'template'>, filler: (gap: Gap) => string = () => ''): string {
  return template.map((part) => (typeof part === 'string' ? part : filler(part))).join('')
}

/** What is filled into words. */
export type Gap = Exclude<Template[number], string>

/** The contacts that words name, once for each field that they give. */
export function contactsIn({ template, contact }: Pick<Wording, 'template' | 'contact'>, line: Line): ContactGap[] {
  return template.flatMap((part) => {
    if (typeof part === 'string' || !('contact' in part)) return []
    const named = part.contact === ownContactId ? contact : line.contacts.get(part.contact)
    return named ? [{ contact: named, field: part.field }] : []
  })
}

/** A contact that words name, and the field of it that they give. */
export interface ContactGap {
  readonly contact: Contact
  readonly field: Extract<Gap, { field: unknown }>['field']
}
