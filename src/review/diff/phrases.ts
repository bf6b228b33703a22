import { keysAndTitle } from '../../content/in-words.ts'
import { wordsOfSpeech } from '../../content/measure.ts'
import { inOrder, type LineAtInstant } from '../../content/sayings.ts'
import { plainWords, type Wording, wordingsOf } from '../../content/wordings.ts'
import type { Line, Menu } from '../../flow/line.ts'
import { textReplies } from '../../flow/replies.ts'
import { sharedWords } from '../../flow/shared-words.ts'
import { ownContactId, type Template } from '../../flow/template.ts'
import { type Context, speak, write } from '../../line/render-words.ts'
import { textFor } from '../../line/texts.ts'
import { digitsOf, numbersRead, withoutTheirs } from './given-numbers.ts'
import { type Reason, reasons, reasonsOfKinds } from './second-person.ts'

/** Something that staff wrote, as people hear or read it. */
export interface Phrase extends Pick<Wording, 'id' | 'channel' | 'place'> {
  readonly words: string
  /** The words filled in from both lines alike, so that only the wording itself makes a difference. */
  readonly neutral: string
  /** The digits in the neutral words, in order. */
  readonly digits: string
  /** The numbers that they give, as digits. */
  readonly numbers: readonly string[]
  /** The words alone, with what is filled in as `{hate-line.phone}`: the same for a contact, whoever names it. */
  readonly bare: string
  /** Why a second person has to agree to any change of them; '' if that depends on the change. */
  readonly reason: Reason | ''
  /** Whether it counts as a change if only one of the lines has them. */
  readonly standsAlone: boolean
}

/** A line at an instant, and another one from which neutral words are filled in. */
export interface PhraseContext extends LineAtInstant {
  readonly common: Line
}

/** What staff wrote, as people hear or read it, in the order of `wordingsOf`; then the texts of menus, which may give other answers. */
export function phrasesIn(context: PhraseContext): Phrase[] {
  const { line } = context
  const listed = listedIn(line)
  const heard = wordingsOf(line).filter(
    ({ subject, kind }) => kind !== 'name' || ('state' in subject && listed.has(subject.state)),
  )
  const menus = inOrder(line).filter((state) => state.kind === 'menu')
  return [...heard.map((wording) => read(wording, context)), ...menus.map((menu) => ofLead(menu, context))]
}

function read(wording: Wording, { line, common, now }: PhraseContext): Phrase {
  const { id, channel, place, subject, kind } = wording
  const template = withoutTheirs(wording)
  const contextIn = (line: Line): Context => ({
    line,
    now,
    from: 'state' in subject ? subject.state : undefined,
    contact: wording.contact && line.contacts.get(wording.contact.id),
  })
  const neutral = fill(template, contextIn(common), channel)
  return {
    id,
    channel,
    place,
    words: fill(template, contextIn(line), channel),
    neutral,
    digits: digitsOf(neutral),
    numbers: numbersRead(template, contextIn(common)),
    bare: bareOf(wording),
    reason: reasonFor(wording, line),
    standsAlone: kind !== 'name',
  }
}

function fill(template: Template, context: Context, channel: Phrase['channel']): string {
  return channel === 'voice' ? wordsOfSpeech(speak(template, context)) : write(template, context)
}

function bareOf(wording: Wording): string {
  return plainWords(wording, (gap) => {
    if ('state' in gap) return `{#${gap.state}}`
    return `{${gap.contact === ownContactId ? (wording.contact?.id ?? ownContactId) : gap.contact}.${gap.field}}`
  })
}

const ofKinds: Readonly<Record<Wording['kind'], Reason | ''>> = {
  sentences: '',
  label: reasons.label,
  name: reasons.title,
}

function reasonFor({ subject, kind }: Pick<Wording, 'subject' | 'kind'>, line: Line): Reason | '' {
  if ('words' in subject) return reasonsOfKinds[sharedWords[subject.words].kind]
  if ('reply' in subject) return reasonsOfKinds[textReplies[subject.reply].kind]
  if ('state' in subject && subject.state === line.globalKeys['9']) return reasons.emergencyWords
  return ofKinds[kind]
}

/** The states that texts may list: below a menu, or among several answers to a text, by its keywords or by what was learnt. */
function listedIn({ states, examples }: Line): ReadonlySet<string> {
  const ids = [...states.values()].flatMap((state) => {
    const targets =
      state.kind === 'menu' ? state.options.flatMap(({ branches }) => branches.map(({ target }) => target)) : []
    return state.keywords.length > 0 ? [state.id, ...targets] : targets
  })
  return new Set([...ids, ...examples.flatMap(({ meaning }) => ('state' in meaning ? [meaning.state] : []))])
}

/** The text of a menu is made of other words; all of its own is which answers it gives first. */
function ofLead(menu: Menu, { line, now }: PhraseContext): Phrase {
  const words = textFor(menu, { line, now })
  return {
    id: `${menu.id} lead`,
    channel: 'sms',
    place: keysAndTitle(menu.id, line),
    words,
    neutral: menu.lead.join(),
    digits: '',
    numbers: [],
    bare: '',
    reason: reasons.lead,
    standsAlone: false,
  }
}
