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
  return renderPage(new URL('diff.njk', import.meta.url), { sections: sectionsOf(diff), nothing })
}

/** A change as both show it. */
interface Shown extends Pick<Change, 'summary' | 'reason'> {
  /** What there is besides the summary, line by line. */
  readonly details: readonly string[]
  /** The old words and the new words in pieces; none unless words changed. */
  readonly old: readonly Piece[]
  readonly current: readonly Piece[]
}

const titles: Readonly<Record<Change['kind'], string>> = {
  code: 'Codes',
  contact: 'Contacts',
  hours: 'Hours',
  words: 'Words',
  keyword: 'Words that people text',
  example: 'Examples of texts',
  setting: 'Sound and privacy',
  checked: 'Facts that were checked',
}

function sectionsOf({ needsSecond, others }: Diff): { readonly title: string; readonly changes: readonly Shown[] }[] {
  const kinds = Object.entries(titles).map(([kind, title]) => ({
    title,
    changes: others.filter((change) => change.kind === kind),
  }))
  return [{ title: 'Needs a second person', changes: needsSecond }, ...kinds]
    .filter(({ changes }) => changes.length > 0)
    .map(({ title, changes }) => ({ title, changes: changes.map(shownOf) }))
}

function shownOf(change: Change): Shown {
  const { summary, reason } = change
  const pieces = change.kind === 'words' ? change.pieces : []
  const old = pieces.filter(({ mark }) => mark !== 'new')
  const current = pieces.filter(({ mark }) => mark !== 'old')
  return { summary, reason, details: detailsOf(change), old, current }
}

function detailsOf(change: Change): string[] {
  if (change.kind === 'contact') return [...change.codes, ...change.places.map((place) => `Where: ${place}`)]
  if (change.kind === 'setting') return [...change.places]
  if (change.kind === 'example') return examplesShown(change.texts)
  if (change.kind !== 'hours') return []
  const { stretches, more, places } = change
  const others = more > 0 ? [`and ${more} more times in the next 400 days`] : []
  return [...stretches.map(({ words }) => words), ...others, ...places.map((place) => `Where: ${place}`)]
}

/** A line that has just got examples would fill a book. */
const mostExamples = 20

function examplesShown(texts: readonly string[]): string[] {
  const more = texts.length - mostExamples
  return [...texts.slice(0, mostExamples), ...(more > 0 ? [`and ${more} more`] : [])]
}

function printChange({ summary, reason, details, old, current }: Shown): string {
  const why = reason ? [`  Why: ${reason}.`] : []
  const lines = details.map((line) => `  - ${line}`)
  return [`* ${summary}.`, ...why, ...lines, ...printWords('Old', old), ...printWords('New', current)].join('\n')
}

function printWords(name: string, pieces: readonly Piece[]): string[] {
  const marked = pieces.map(({ mark, text }) =>
    mark === 'same' ? text : mark === 'old' ? `[-${text}-]` : `{+${text}+}`,
  )
  return pieces.length > 0 ? [`  ${name}: ${marked.join('').replaceAll('\n', '\n       ')}`] : []
}
