import type { WordName } from '../../flow/schema.ts'
import { isSpokenWord } from '../../flow/schema.ts'

/** The parts of a script that belong to no state, by what a person reads above them. */
export const sectionTitles = {
  beginning: 'As a call begins',
  answers: 'After an answer',
  anywhere: 'Anywhere in a call',
  replies: 'Other replies to texts',
} as const

export type Section = keyof typeof sectionTitles

const spokenElsewhere: Partial<Record<WordName, Section>> = {
  emergency: 'beginning',
  greeting: 'beginning',
  askText: 'answers',
  warnText: 'answers',
  connecting: 'answers',
  answered: 'answers',
  busy: 'answers',
  noAnswer: 'answers',
  failed: 'answers',
  closed: 'answers',
}

/** The part of a script that shared words stand in. */
export function sectionOf(name: WordName): Section {
  return spokenElsewhere[name] ?? (isSpokenWord(name) ? 'anywhere' : 'replies')
}
