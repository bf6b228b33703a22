import { keysAndTitle } from '../../content/in-words.ts'
import { wordsOfSpeech } from '../../content/measure.ts'
import { inOrder, type LineAtInstant } from '../../content/sayings.ts'
import { type Wording, wordingsOf } from '../../content/wordings.ts'
import type { Line, Menu } from '../../flow/line.ts'
import { textReplies } from '../../flow/replies.ts'
import { sharedWords } from '../../flow/shared-words.ts'
import type { Template } from '../../flow/template.ts'
import { type Context, speak, write } from '../../line/render-words.ts'
import { textFor } from '../../line/texts.ts'
import { digitsOf, numbersRead, withoutTheirs } from './given-numbers.ts'

/** Something that staff wrote, as people hear or read it. */
export interface Phrase extends Pick<Wording, 'id' | 'channel' | 'place'> {
  readonly words: string
  /** The words filled in from both lines alike, so that only the wording itself makes a difference. */
  readonly neutral: string
  /** The digits in the neutral words, in order. */
  readonly digits: string
  /** The numbers that they give, as digits. */
  readonly numbers: readonly string[]
  /** Whether people in danger need them. */
  readonly isVital: boolean
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
    isVital: isVital(subject, line),
    standsAlone: kind !== 'name',
  }
}

function fill(template: Template, context: Context, channel: Phrase['channel']): string {
  return channel === 'voice' ? wordsOfSpeech(speak(template, context)) : write(template, context)
}

function isVital(subject: Wording['subject'], line: Line): boolean {
  if ('state' in subject) return subject.state === line.globalKeys['9']
  if ('words' in subject) return sharedWords[subject.words].kind === 'emergency'
  return 'reply' in subject && textReplies[subject.reply].kind === 'emergency'
}

/** The states that texts may list: below a menu, or among several answers to a text. */
function listedIn({ states }: Line): ReadonlySet<string> {
  const ids = [...states.values()].flatMap((state) => {
    const targets =
      state.kind === 'menu' ? state.options.flatMap(({ branches }) => branches.map(({ target }) => target)) : []
    return state.keywords.length > 0 ? [state.id, ...targets] : targets
  })
  return new Set(ids)
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
    digits: digitsOf(words),
    numbers: [],
    isVital: false,
    standsAlone: false,
  }
}
