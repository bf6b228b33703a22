import { renderPage } from '../layout.ts'
import type { Change, Diff, Piece } from './change.ts'

const nothing = 'Nothing that people hear or read changes.'

/** A diff as text: what needs a second person, then each kind of change under its heading. */
export function printDiff(diff: Diff): string {
  const blocks = sectionsOf(diff).map(({ title, changes }) => [title, ...changes.map(printChange)].join('\n\n'))
  return blocks.join('\n\n\n') || nothing
}

/** A diff as a page of HTML. */
export function renderDiff(diff: Diff): string {
  const sections = sectionsOf(diff).map(({ title, changes }) => ({
    title,
    changes: changes.map((change) => ({
      summary: change.summary,
      reason: change.reason,
      details: detailsOf(change),
      ...wordsOf(change),
    })),
  }))
  return renderPage(new URL('diff.njk', import.meta.url), { sections, nothing })
}

interface Section {
  readonly title: string
  readonly changes: readonly Change[]
}

const titles: Readonly<Record<Change['kind'], string>> = {
  code: 'Codes',
  contact: 'Contacts',
  hours: 'Hours',
  words: 'Words',
  keyword: 'Words that people text',
  setting: 'Sound and privacy',
}

function sectionsOf({ needsSecond, others }: Diff): Section[] {
  const kinds = Object.entries(titles).map(([kind, title]) => ({
    title,
    changes: others.filter((change) => change.kind === kind),
  }))
  return [{ title: 'Needs a second person', changes: needsSecond }, ...kinds].filter(
    ({ changes }) => changes.length > 0,
  )
}

/** What there is besides the summary, line by line. */
function detailsOf(change: Change): string[] {
  if (change.kind === 'contact') return [...change.codes, ...change.places.map((place) => `Where: ${place}`)]
  if (change.kind === 'setting') return [...change.places]
  if (change.kind !== 'hours') return []
  const { stretches, more, places } = change
  const others = more > 0 ? [`and ${more} more times in the next 400 days`] : []
  return [...stretches.map(({ words }) => words), ...others, ...places.map((place) => `Where: ${place}`)]
}

function printChange(change: Change): string {
  const why = change.reason ? [`  Why: ${change.reason}.`] : []
  const details = detailsOf(change).map((line) => `  - ${line}`)
  return [`* ${change.summary}.`, ...why, ...details, ...printWords(change)].join('\n')
}

function printWords(change: Change): string[] {
  const { old, current } = wordsOf(change)
  const mark = ({ mark, text }: Piece) => (mark === 'same' ? text : mark === 'old' ? `[-${text}-]` : `{+${text}+}`)
  const print = (name: string, pieces: readonly Piece[]) =>
    pieces.length > 0 ? [`  ${name}: ${pieces.map(mark).join('').replaceAll('\n', '\n       ')}`] : []
  return [...print('Old', old), ...print('New', current)]
}

/** The old words and the new words in pieces; none unless words changed. */
function wordsOf(change: Change): { readonly old: readonly Piece[]; readonly current: readonly Piece[] } {
  const pieces = change.kind === 'words' ? change.pieces : []
  return { old: pieces.filter(({ mark }) => mark !== 'new'), current: pieces.filter(({ mark }) => mark !== 'old') }
}
