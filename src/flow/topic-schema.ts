/** The form of a topic file, such as hate.yaml, and of the states in it and in line.yaml. */
import * as Type from 'typebox'
import { accepted, id, keyword, map, mapOf, note, provenance, words, yesNo } from './schema-parts.ts'

/** The facts that a guard in a flow may ask; see `Facts` in machine.ts. */
export const guardNames = ['open', 'closed', 'unknown', 'textable'] as const

export const target = Type.String({
  pattern: '^#?[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)*$',
  description: "A state of this file, or '#topic' or '#topic.state'.",
})

const branch = {
  target,
  guard: Type.Optional(
    Type.Enum([...guardNames], {
      description: 'Take this way only if the contact of this menu is open, closed or unknown.',
    }),
  ),
}
const option = map('One option of a menu.', {
  ...branch,
  description: words('What is said before "press 1", like "to report it to the police".'),
})
const guardedOption = Type.Array(
  map('Give it a target, and a guard if it does not always hold.', {
    ...branch,
    description: Type.Optional(words('The option in words; the first one is said.')),
  }),
  { minItems: 1, description: 'One option that leads to the first target whose guard holds.' },
)
/** The keys that a menu may use. */
export const optionKey = '^[1-7]$'
const anyOption = Type.Union([option, guardedOption], {
  description: 'Give it a target and a description, or a list of targets with guards.',
})
const options = mapOf(
  'The keys 1 to 7, in quotes, each with its option (8, 9 and 0 work everywhere).',
  anyOption,
  optionKey,
)

const meta = map('What is said, texted and known of the state.', {
  title: Type.Optional(words('What the state is called in lists and texts.')),
  keywords: Type.Optional(
    Type.Array(keyword, { description: 'Words or phrases that people may text, like [hate, racist].' }),
  ),
  lead: Type.Optional(Type.Array(id, { description: 'The answers that the text of this menu gives first.' })),
  sensitive: Type.Optional({
    ...yesNo,
    description: 'yes: texts may be seen by others. It also holds for a whole topic.',
  }),
  contact: Type.Optional({ ...id, description: 'The id of the main contact, in contacts.yaml.' }),
  say: Type.Optional(words('What a caller hears.', 1500)),
  text: Type.Optional(words('What a texter reads.')),
  source: Type.Optional(provenance.source),
  checked: Type.Optional(provenance.checked),
  note,
  accepted,
})

/** A menu or an answer. */
export const state = map(
  'Give it options (on:) to make it a menu, or say: and text: in its meta: to make it an answer.',
  { meta: Type.Optional(meta), on: Type.Optional(options) },
)
export const states = mapOf('The menus and answers, each below its id.', state)

/** A topic file, such as hate.yaml. */
export const topicFile = map('A topic: an XState machine whose states are menus and answers.', {
  id,
  initial: id,
  meta: map('What holds for the whole topic: its title, and whether it is sensitive.', {
    title: words('What the topic is called in the main menu of texts.'),
    sensitive: Type.Optional(yesNo),
    note,
  }),
  states,
})

export type WrittenOption = Type.Static<typeof option> | Type.Static<typeof guardedOption>
export type WrittenState = Type.Static<typeof state>
