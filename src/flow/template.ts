import type { Complain } from './problem.ts'

/** The fields of a contact that words may give. */
export const fields = ['name', 'phone', 'address', 'email', 'web', 'hours'] as const
export type Field = (typeof fields)[number]

/** Words with gaps to fill in: `{hate-line.phone}` gives a field of a contact, `{#police}` the keys or the code of a state. */
export type Template = readonly Part[]
export type Part = string | { readonly contact: string; readonly field: Field } | { readonly state: string }

/** The reserved id of `{contact.phone}`: in an answer's words, and in shared words about a contact, it is the answer's own. */
export const ownContactId = 'contact'

const gap = /\{([^{}]*)\}/

const howToWriteGaps =
  'Write a contact and name, phone, address, email, web or hours, like {hate-line.phone}, or a state, like {#police}.'

/** Splits words into text and gaps. Complains of gaps that can't be read, which are left out, and of numbers typed by hand. */
export function parseTemplate(words: string, complain: Complain): Template {
  const template: Part[] = []
  // Between every two texts is what stands inside a gap.
  for (const [i, piece] of words.split(gap).entries()) {
    const part = i % 2 === 0 ? piece : parseGap(piece)
    if (part) template.push(part)
    else if (part === undefined) complain(`{${piece}} can't be read.`, howToWriteGaps)
  }
  checkTypedByHand(template, complain)
  return template
}

function parseGap(inside: string): Part | undefined {
  const state = /^#([a-z][a-z0-9.-]*)$/.exec(inside)
  if (state) return { state: state[1]! }
  const [, contact, field] = /^([a-z][a-z0-9-]*)\.([a-z]+)$/.exec(inside) ?? []
  return contact && fields.includes(field as Field) ? { contact, field: field as Field } : undefined
}

/** Digits across a gap are apart; those that only a space or a mark parts are one number. */
function checkTypedByHand(template: Template, complain: Complain): void {
  const text = template.filter((part) => typeof part === 'string').join('|')
  const number = /\p{N}(?:(?:[\s.:-]|\) ?)?\p{N}){2,}/u.exec(text)?.[0]
  if (number)
    complain(
      `The number ${number} is typed into the words.`,
      'Put it into contacts.yaml, and write {contact-id.phone} here, so that it can be checked and kept true.',
    )
  if (/[{}]/.test(text)) complain('A { or } stands alone.', `${howToWriteGaps} Or take it out.`)
}
