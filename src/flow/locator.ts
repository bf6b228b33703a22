import type { NoticeName } from './line.ts'
import type { WordName } from './schema.ts'
import type { Mended, Path, Source } from './source.ts'

/** A thing of a line that staff write; `{ file }` is a whole file, or one line of it. */
export type Subject =
  | { readonly state: string }
  | { readonly contact: string }
  | { readonly words: WordName }
  | { readonly notice: NoticeName }
  | { readonly key: '0' | '8' | '9' }
  | { readonly setting: 'voice' | 'language' | 'accepted' }
  | { readonly file: string; readonly line?: number }

/** A line of a file; 0 for the whole file. */
export interface Location {
  readonly file: string
  readonly line: number
}

/** Finds where the things of a compiled line are written. */
export interface Locator {
  /** Where a part of a subject is written, by its path from there: `({ state: 'hate.police' }, 'meta', 'say')`. */
  locate(subject: Subject, ...path: Path): Location
  /** Every value in which characters of word processors were read as plain ones. */
  readonly mended: readonly (Location & Mended)[]
}

/** A locator over the files that a line was compiled from. */
export function makeLocator(sources: ReadonlyMap<string, Source>): Locator {
  const locate = (subject: Subject, ...path: Path): Location => {
    if ('file' in subject) return { line: 0, ...subject }
    const [file, around] = placeOf(subject)
    return { file, line: sources.get(file)!.lineOf([...around, ...path]) }
  }
  const mended = [...sources.values()].flatMap(({ file, mended }) => mended.map((found) => ({ file, ...found })))
  return { locate, mended }
}

function placeOf(subject: Exclude<Subject, { file: string }>): [file: string, path: Path] {
  if ('state' in subject) return placeOfState(subject.state)
  if ('contact' in subject) return ['contacts.yaml', [subject.contact]]
  if ('words' in subject) return ['line.yaml', ['meta', 'words', subject.words]]
  if ('notice' in subject) return ['line.yaml', ['meta', 'notices', subject.notice]]
  if ('key' in subject) return ['line.yaml', ['on', subject.key]]
  return ['line.yaml', ['meta', subject.setting]]
}

function placeOfState(id: string): [file: string, path: Path] {
  const [scope, name] = id.split('.')
  return name === undefined ? ['line.yaml', ['states', id]] : [`${scope}.yaml`, ['states', name]]
}
