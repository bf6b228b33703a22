import type { LineFile } from './files.ts'
import type { Line } from './line.ts'
import type { WrittenLine } from './line-schema.ts'
import { mapValues } from './map-values.ts'
import { originOf } from './origin.ts'
import { type Complain, oneOf, type Problem } from './problem.ts'
import { readWritten } from './read-words.ts'
import type { ReplyName } from './replies.ts'
import { sharedWords, type WordName } from './shared-words.ts'
import type { Path } from './source.ts'
import { findState, type Index } from './states.ts'
import type { Field, Template } from './template.ts'

/** What line.yaml says beside its states, with every problem in it. */
export interface ReadLine extends Pick<Line, 'words' | 'replies' | 'globalKeys'> {
  readonly problems: readonly Problem[]
}

/** Reads the shared words, the replies and the keys that work everywhere. */
export function readLine(file: LineFile, index: Index): ReadLine {
  const problems: Problem[] = []
  const complainAt =
    (...path: Path): Complain =>
    (what, mend) => {
      problems.push(file.source.problemAt(path, what, mend))
    }
  const reading: Reading = { file, index, complainAt }
  return {
    words: readSharedWords(reading),
    replies: readReplies(reading),
    globalKeys: readGlobalKeys(reading),
    problems,
  }
}

interface Reading {
  readonly file: LineFile
  readonly index: Index
  readonly complainAt: (...path: Path) => Complain
}

function readSharedWords(reading: Reading): Line['words'] {
  return mapValues(reading.file.written.meta.words, (text, name) => {
    const template = readText(text, sharedWords[name].ownFields, reading, 'words', name)
    checkSharedWord(name, template, reading)
    return template
  })
}

function readText(text: string, own: readonly Field[], { index, complainAt }: Reading, ...path: Path): Template {
  const find = (reference: string) => findState(reference, '', index)
  return readWritten(text, { contacts: index.contacts, own, findState: find, complain: complainAt('meta', ...path) })
}

/** Complains of words that do not name a number that they must, or that would say hours of another time. */
function checkSharedWord(name: WordName, template: Template, { index: { contacts }, complainAt }: Reading): void {
  const complain = complainAt('meta', 'words', name)
  const { mustName, isRenderedOnce } = sharedWords[name]
  const gaps = template.flatMap((part) => (typeof part !== 'string' && 'contact' in part ? [part] : []))
  if (isRenderedOnce && gaps.some(({ field }) => field === 'hours'))
    complain("Hours can't stand in these words.", 'Take them out: these words are made once, and said at any time.')
  // What is wrong with a contact that could not be read is said in contacts.yaml.
  if (gaps.some(({ contact }) => contacts?.has(contact) && !contacts.get(contact))) return
  const numbers = gaps.filter(({ field }) => field === 'phone').map(({ contact }) => contacts?.get(contact)?.kind)
  if (mustName === 'emergency' && contacts && !numbers.includes('emergency'))
    complain('These words must name the emergency number.', 'Write {emergency.phone} where it is said.')
  if (mustName === 'any' && numbers.length === 0)
    complain('These words must name a number to call.', 'Write {contact-id.phone} where it is said.')
}

type WrittenReply = WrittenLine['meta']['replies'][ReplyName]

function readReplies(reading: Reading): Line['replies'] {
  return mapValues(reading.file.written.meta.replies, (reply: WrittenReply, name) => ({
    text: readText(reply.text, [], reading, 'replies', name, 'text'),
    keywords: 'keywords' in reply ? reply.keywords : [],
    origin: originOf(reply),
    accepted: reply.accepted ?? {},
  }))
}

function readGlobalKeys({ file: { written }, index, complainAt }: Reading): Line['globalKeys'] {
  return mapValues(written.on, ({ target }, key) => {
    const id = findState(target, '', index)
    const mend = `Use one of: ${oneOf(Object.keys(written.states))}.`
    if (id === undefined) complainAt('on', key, 'target')(`There is no state "${target}" to lead to.`, mend)
    return id ?? ''
  })
}
