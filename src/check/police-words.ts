import type { Line } from '../flow/line.ts'

/** Whoever comes or answers in an emergency or to a crime, as people call them. */
const anywhere =
  'police\\w*|cops?|coppers?|bobb(?:y|ies)|constab\\w+|pcsos?|(?<!\\bhousing )officers?|999|112|101|emergency (?:services?|number|line|operator|calls?)|ambulances?(?: service)?|fire (?:brigade|service)|paramedics?'

/** The police and the emergency services, for patterns: also by the names and numbers that they have in a line. */
export function policeIn({ contacts }: Pick<Line, 'contacts'>): string {
  const own = [...contacts.values()].filter(({ name, kind }) => kind === 'emergency' || /\bpolice\b/i.test(name))
  return [
    ...own
      .flatMap(({ name, groups }) => [name, groups.join(' ')])
      .filter(Boolean)
      .map(escaped),
    anywhere,
  ].join('|')
}

/** The names and numbers of all contacts that can be called, for patterns. */
export function calledIn({ contacts }: Pick<Line, 'contacts'>): string {
  const called = [...contacts.values()].filter(({ groups }) => groups.length > 0)
  return called
    .flatMap(({ name, groups }) => [name, groups.join(' ')])
    .map(escaped)
    .join('|')
}

const escaped = (words: string) => words.split(/\s+/).map(RegExp.escape).join(' ')
