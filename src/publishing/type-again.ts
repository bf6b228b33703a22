import type { Change, ContactChange } from '../review/diff/change.ts'

/** Something to be typed again by somebody who has nobody to ask. */
export interface TypedAgain {
  /** What to type, in words: "Type the new number again". */
  readonly ask: string
  readonly isRight: (typed: string) => boolean
}

/** How many of the first words have to be typed. */
const fewWords = 3

/** What has to be typed for some changes: a new number, e-mail or web address in full, and of other changes the first words of what is new. */
export function whatToType(changes: readonly Change[]): TypedAgain[] {
  return changes.map((change) => {
    const inFull = change.kind === 'contact' && change.after !== '' && typedInFull.has(change.field)
    const wanted = inFull ? change.after : firstWords(newIn(change))
    const what = inFull ? `the new ${change.field}` : `"${wanted}"`
    const form = inFull && wanted.includes('.') ? unspaced : plain
    return { ask: `${change.summary}. Type ${what} again:`, isRight: (typed) => form(typed) === form(wanted) }
  })
}

/** Typing leaves out or adds what nobody hears: capitals, marks, spaces. */
const plain = (words: string) => words.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** In an e-mail or web address, marks count. */
const unspaced = (address: string) => address.toLowerCase().replace(/\s/g, '')

/** The fields of a contact in which every letter and digit counts. */
const typedInFull = new Set<ContactChange['field']>(['number', 'extension', 'e-mail address', 'web address'])

/** What is new in a change, or else what is gone; of hours that are worded as before, the first time that differs. */
function newIn(change: Change): string {
  const { after, before, summary } = change
  if (change.kind === 'hours') return after === before ? (change.stretches[0]?.words ?? summary) : after || before
  const pieces = change.kind === 'words' ? change.pieces.filter(({ mark }) => mark !== 'same') : []
  const piece = pieces.find(({ mark }) => mark === 'new') ?? pieces[0]
  return [piece?.text, after, before].find((words) => plain(words ?? '') !== '') ?? summary
}

const firstWords = (words: string) => words.trim().split(/\s+/).slice(0, fewWords).join(' ')
