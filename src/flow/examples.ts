import { findWrongEncoding } from './encoding.ts'
import { examplesOf } from './file-names.ts'
import type { FlowFiles } from './files.ts'
import { joinedUp } from './keywords.ts'
import { type Meaning, nameOfMeaning } from './meaning.ts'
import { oneOf, type Problem } from './problem.ts'
import { type Index, idIn } from './references.ts'
import { type ReplyName, textReplies } from './replies.ts'

/** A text as people may send it, and what it means: the line learns from all of them what other texts mean. */
export interface Example {
  readonly text: string
  readonly meaning: Meaning
  /** Why the line may answer it with something else, as staff wrote it; '' if it may not. */
  readonly reason: string
  readonly file: string
  /** From 1. */
  readonly line: number
}

/** What stands between an example and the reason why something else may answer it. */
const beforeReason = ' ## '

/** The sections of line.examples.txt that belong to no state. What is ordinary, no topic may claim. */
const ofReplies: Readonly<Record<string, Meaning>> = {
  ...Object.fromEntries(
    Object.entries(textReplies).flatMap(([name, { hasKeywords }]) =>
      hasKeywords ? [[name, { reply: name as ReplyName }]] : [],
    ),
  ),
  ordinary: { reply: 'unknown' },
  thanks: { thanks: true },
}

/** The section of line.examples.txt with the names of places. */
const ofPlaces = 'places'

/** What files of examples hold. */
export interface ReadExamples {
  readonly examples: readonly Example[]
  /** Towns and villages, in the normal form of keywords. */
  readonly places: ReadonlySet<string>
  readonly problems: readonly Problem[]
}

/**
 * Reads the files of examples: one text a line, in sections by the state that answers it, `[police]`. A line that begins with #
 * is a remark, and what stands behind ## is the reason why something else may answer the text.
 */
export function readExamples(files: FlowFiles, index: Index): ReadExamples {
  const read: Reading = { index, examples: [], places: new Set(), problems: [] }
  for (const [file, text] of files) {
    const name = examplesOf(file)
    const wrong = name === undefined ? undefined : findWrongEncoding(file, text)
    if (wrong) read.problems.push(wrong)
    else if (name !== undefined) readFile({ file, scope: name === 'line' ? '' : name, text }, read)
  }
  return read
}

interface Reading {
  readonly index: Index
  readonly examples: Example[]
  readonly places: Set<string>
  readonly problems: Problem[]
}

interface ExampleFile {
  readonly file: string
  /** The topic's id; '' for line.yaml. */
  readonly scope: string
  readonly text: string
}

/** What the lines of a section are: texts of a meaning, names of places, or of no use, since there is no such state. */
type Section = Meaning | typeof ofPlaces | undefined

function readFile(one: ExampleFile, read: Reading): void {
  const { file, text } = one
  let section: Section
  let isBelow = false
  for (const [i, written] of text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    const content = written.trim()
    if (content === '' || content.startsWith('#')) continue
    const line = i + 1
    const isSection = content.startsWith('[') && content.endsWith(']')
    if (isSection) section = sectionOf(content.slice(1, -1).trim(), { ...one, line }, read)
    else if (section === ofPlaces) read.places.add(joinedUp(content))
    else if (section) read.examples.push(makeExample(content, section, file, line))
    else if (!isBelow) complainOfNoSection({ file, line }, read)
    isBelow = true
  }
}

function makeExample(content: string, meaning: Meaning, file: string, line: number): Example {
  const at = content.indexOf(beforeReason)
  if (at < 0) return { text: content, meaning, reason: '', file, line }
  return {
    text: content.slice(0, at).trim(),
    meaning,
    reason: content.slice(at + beforeReason.length).trim(),
    file,
    line,
  }
}

function complainOfNoSection(place: Pick<Example, 'file' | 'line'>, { problems }: Reading): void {
  const mend = 'Write the name of the state that answers it in the line above, like [menu].'
  problems.push({ ...place, what: 'This text stands below no state.', mend })
}

/** What a section is; undefined if there is no such state, or if that can't be known. */
function sectionOf(
  name: string,
  { scope, file, line }: ExampleFile & { readonly line: number },
  { index, problems }: Reading,
): Section {
  if (scope === '' && name === ofPlaces) return ofPlaces
  if (scope === '' && Object.hasOwn(ofReplies, name)) return ofReplies[name]
  const id = idIn(scope, name)
  if (index.ids.has(id)) return { state: id }
  const start = scope && `${scope}.`
  const ofScope = [...index.ids].filter((id) => (scope ? id.startsWith(start) : !id.includes('.')))
  const states = ofScope.map((id) => id.slice(start.length))
  if (index.unread.has(scope) || states.length === 0) return undefined
  const known = [...(scope === '' ? [ofPlaces, ...Object.keys(ofReplies)] : []), ...states]
  problems.push({ file, line, what: `There is no state "${name}" here.`, mend: `Use one of: ${oneOf(known)}.` })
  return undefined
}

/** The meanings of examples, once each, in the order of their names. */
export function meaningsOf(examples: readonly Example[]): Meaning[] {
  const byName = new Map(examples.map(({ meaning }) => [nameOfMeaning(meaning), meaning]))
  return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, meaning]) => meaning)
}
