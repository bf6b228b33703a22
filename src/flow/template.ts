/** The fields of a contact that words may name. */
export const fields = ['name', 'phone', 'address', 'hours'] as const
export type Field = (typeof fields)[number]

/** Words with gaps: `{hate-line.phone}` is a field of a contact, `{#police}` the way to another state. */
export type Template = readonly Part[]
export type Part = string | { readonly contact: string; readonly field: Field } | { readonly state: string }

/** The id that stands for the contact of the answer at hand, in its own words and in the shared words about contacts. */
export const ownContactId = 'contact'

const gap = /\{([^{}]*)\}/g

const howToWriteGaps =
  'Write a contact and name, phone, address or hours, like {hate-line.phone}, or a state, like {#police}.'

/** What is wrong with words, and how to mend it. */
export interface TemplateProblem {
  readonly what: string
  readonly mend: string
}

/** Splits words into text and gaps. Numbers typed by hand are problems, and so are gaps that cannot be read (and left out). */
export function parseTemplate(words: string): { template: Template; problems: TemplateProblem[] } {
  const problems: TemplateProblem[] = []
  const template: Part[] = []
  let end = 0
  for (const match of words.matchAll(gap)) {
    pushText(template, words.slice(end, match.index))
    const part = parseGap(match[1]!)
    if (part) template.push(part)
    else problems.push({ what: `{${match[1]}} can't be read.`, mend: howToWriteGaps })
    end = match.index + match[0].length
  }
  pushText(template, words.slice(end))
  return { template, problems: [...problems, ...typedByHand(template)] }
}

function pushText(template: Part[], text: string): void {
  if (text) template.push(text)
}

function parseGap(inside: string): Part | undefined {
  const state = /^#([a-z][a-z0-9.-]*)$/.exec(inside)
  if (state) return { state: state[1]! }
  const [, contact, field] = /^([a-z][a-z0-9-]*)\.([a-z]+)$/.exec(inside) ?? []
  return contact && fields.includes(field as Field) ? { contact, field: field as Field } : undefined
}

function typedByHand(template: Template): TemplateProblem[] {
  const text = template.filter((part) => typeof part === 'string').join('|')
  const number = /\p{N}(?:(?:[\s.:-]|\) ?)?\p{N}){2,}/u.exec(text)?.[0]
  const problems: TemplateProblem[] = []
  if (number)
    problems.push({
      what: `The number ${number} is typed into the words.`,
      mend: 'Put it into contacts.yaml, and write {contact-id.phone} here, so that it can be checked and kept true.',
    })
  if (/[{}]/.test(text))
    problems.push({
      what: 'A { or } stands alone.',
      mend: `${howToWriteGaps} Or take it out.`,
    })
  return problems
}
