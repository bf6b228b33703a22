import type { OutdatedKey, Path } from './document.ts'
import { splitId } from './line.ts'
import type { WrittenLine } from './line-schema.ts'
import type { GarbledValue, Normalised } from './read-value.ts'
import type { ReplyName } from './replies.ts'
import type { WordName } from './shared-words.ts'
import type { Source } from './source.ts'

/** Something in the flow files that a finding can be about; `{ file }` is a whole file, or one line of it. */
export type Subject =
  | { readonly state: string }
  | { readonly contact: string }
  | { readonly words: WordName }
  | { readonly reply: ReplyName }
  | { readonly key: '0' | '8' | '9' }
  | { readonly setting: 'voice' | 'language' | 'accepted' }
  | { readonly file: string; readonly line?: number }

/** Something that stands at one place of one file, and can be changed there: the subjects of findings, and what they leave out. */
export type WrittenSubject =
  | Exclude<Subject, { readonly file: string } | { readonly setting: string }>
  | { readonly option: { readonly state: string; readonly key: string } }
  | { readonly setting: Exclude<keyof WrittenLine['meta'], 'words' | 'replies'> }
  | { readonly topic: string }

/** A line of a file; 0 for the whole file. */
export interface Location {
  readonly file: string
  readonly line: number
}

/** Says where the things of a compiled line are written. */
export interface Locator {
  /** Where a part of a subject is written, by its path from there: `({ state: 'hate.police' }, 'meta', 'say')`. */
  locate(subject: Subject, ...path: Path): Location
  /** Every key that was renamed since its file was written. */
  readonly outdated: readonly (Location & OutdatedKey)[]
  /** Every value in which a word processor's characters were replaced by plain ones. */
  readonly normalised: readonly (Location & Normalised)[]
  /** Every value that another encoding has spoilt. */
  readonly garbled: readonly (Location & GarbledValue)[]
}

/** Locates things in the files that a line was compiled from. */
export function makeLocator(sources: ReadonlyMap<string, Source>): Locator {
  const locate = (subject: Subject, ...path: Path): Location => {
    if ('file' in subject) return { line: 0, ...subject }
    const [file, start] = pathOf(subject)
    return { file, line: sources.get(file)!.at(...start, ...path).line }
  }
  const all = [...sources.values()]
  return {
    locate,
    outdated: all.flatMap(({ file, outdated }) => outdated.map((key) => ({ file, ...key }))),
    normalised: all.flatMap(({ file, normalised }) => normalised.map((value) => ({ file, ...value }))),
    garbled: all.flatMap(({ file, garbled }) => garbled.map((value) => ({ file, ...value }))),
  }
}

/** The file of a subject, and the path to it from the top of the file. */
export function pathOf(subject: WrittenSubject): [file: string, path: Path] {
  if ('state' in subject) return pathOfState(subject.state)
  if ('option' in subject) return pathOfOption(subject.option)
  if ('topic' in subject) return [`${subject.topic}.yaml`, []]
  if ('contact' in subject) return ['contacts.yaml', [subject.contact]]
  if ('words' in subject) return ['line.yaml', ['meta', 'words', subject.words]]
  if ('reply' in subject) return ['line.yaml', ['meta', 'replies', subject.reply]]
  if ('key' in subject) return ['line.yaml', ['on', subject.key]]
  return ['line.yaml', ['meta', subject.setting]]
}

function pathOfState(id: string): [file: string, path: Path] {
  const { topic, name } = splitId(id)
  return [topic === '' ? 'line.yaml' : `${topic}.yaml`, ['states', name]]
}

function pathOfOption({ state, key }: { readonly state: string; readonly key: string }): [file: string, path: Path] {
  const [file, path] = pathOfState(state)
  return [file, [...path, 'on', key]]
}
