import { asJson } from '../../content/json.ts'
import type { Line, Meaning, State, TextReply } from '../../flow/line.ts'
import type { Template } from '../../flow/template.ts'
import { codeOf } from '../../line/render-words.ts'
import { contactNames, type Names, renamed } from './contact-names.ts'

/**
 * The old line in the names of the new one: a contact that another id was given has its new id, and so has a state that got
 * nothing else. Nobody hears an id, so all the rest can be compared by id. Of the machine nothing is renamed: it is not to be stepped.
 */
export function inNamesOf(after: Line, before: Line): Line {
  const contacts = contactNames(before, after)
  const looks = (line: Line, names: Names) => (state: State) => looksOfState(state, line, names)
  const looksBefore = new Map([...before.states].map(([id, state]) => [id, looks(before, contacts)(state)]))
  const looksAfter = new Map([...after.states].map(([id, state]) => [id, looks(after, new Map())(state)]))
  const states = renamed(looksBefore, looksAfter, (look) => look)
  return contacts.size + states.size > 0 ? rename(before, { contacts, states }) : before
}

/** References to other states are compared by what stands for them in words: their codes. */
function looksOfState(state: State, line: Line, contacts: Names): string {
  const { kind, title, sensitive, contact } = state
  const head = [kind, title, sensitive, contact && (contacts.get(contact.id) ?? contact.id)]
  const code = (id: string) => codeOf(id, line)
  const plain = (template: Template) => renameIn(template, { contacts, state: code })
  if (state.kind === 'answer') return asJson([...head, plain(state.say), plain(state.text)])
  const options = state.options.map(({ key, label, branches }) => [
    ...[key, label],
    ...branches.map(({ target, guard }) => [code(target), guard]),
  ])
  return asJson([...head, options, state.lead.map(code)])
}

function renameIn(
  template: Template,
  { contacts, state }: { contacts: Names; state: (id: string) => string },
): Template {
  return template.map((part) => {
    if (typeof part === 'string') return part
    if ('state' in part) return { state: state(part.state) }
    return { ...part, contact: contacts.get(part.contact) ?? part.contact }
  })
}

interface AllNames {
  readonly contacts: Names
  readonly states: Names
}

function rename(line: Line, names: AllNames): Line {
  const id = (old: string) => names.states.get(old) ?? old
  const words = (template: Template) => renameIn(template, { contacts: names.contacts, state: id })
  const contacts = new Map(
    [...line.contacts.values()].map((contact) => {
      const name = names.contacts.get(contact.id) ?? contact.id
      return [name, { ...contact, id: name }]
    }),
  )
  const contactOf = ({ contact }: State) => contact && contacts.get(names.contacts.get(contact.id) ?? contact.id)
  const states = [...line.states.values()].map((state) => ({
    ...renameState(state, { id, words }),
    contact: contactOf(state),
  }))
  return {
    ...line,
    ...{ contacts, main: id(line.main) },
    words: mapValues(line.words, words),
    replies: mapValues(line.replies, (reply: TextReply) => ({ ...reply, text: words(reply.text) })),
    states: new Map(states.map((state) => [state.id, state])),
    globalKeys: mapValues(line.globalKeys, id),
    codes: new Map([...line.codes].map(([state, code]) => [id(state), code])),
    parents: new Map([...line.parents].map(([state, back]) => [id(state), id(back)])),
    keywords: new Map([...line.keywords].map(([word, meaning]) => [word, renameMeaning(meaning, id)])),
  }
}

interface Renaming {
  readonly id: (old: string) => string
  readonly words: (template: Template) => Template
}

function renameState(state: State, { id, words }: Renaming): State {
  if (state.kind === 'answer') return { ...state, id: id(state.id), say: words(state.say), text: words(state.text) }
  const options = state.options.map((option) => ({
    ...option,
    branches: option.branches.map((branch) => ({ ...branch, target: id(branch.target) })),
  }))
  return { ...state, id: id(state.id), options, lead: state.lead.map(id) }
}

const renameMeaning = (meaning: Meaning, id: Renaming['id']): Meaning =>
  'state' in meaning ? { state: id(meaning.state) } : meaning

function mapValues<R extends object>(record: R, change: (value: R[keyof R]) => R[keyof R]): R {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)])) as R
}
