import type { Contacts } from './contacts.ts'
import type { LineFile } from './files.ts'
import type { Line } from './line.ts'
import type { WrittenLine } from './line-schema.ts'
import { mapValues } from './map-values.ts'
import { originOf } from './origin.ts'
import { type Complain, oneOf, type Problem } from './problem.ts'
import { readWritten } from './read-words.ts'
import { findState, type Index } from './references.ts'
import type { ReplyName } from './replies.ts'
import { sharedWords, type WordName } from './shared-words.ts'
import type { Path } from './source.ts'
import type { Field, Template } from './template.ts'

/** What line.yaml says beside its states, with every problem in it. */
export interface ReadLine extends Pick<Line, 'words' | 'replies' | 'globalKeys'> {
  readonly problems: readonly Problem[]
}

type WrittenReply = WrittenLine['meta']['replies'][ReplyName]

/** Reads the shared words, the replies and the keys that work everywhere. */
export function readLine({ source, written }: LineFile, index: Index): ReadLine {
  const problems: Problem[] = []
  const complainAt =
    (...path: Path): Complain =>
    (what, mend) => {
      problems.push(source.problemAt(path, what, mend))
    }
  const find = (reference: string) => findState(reference, '', index)
  const read = (text: string, own: readonly Field[], ...path: Path) =>
    readWritten(text, { contacts: index.contacts, own, findState: find, complain: complainAt('meta', ...path) })
  const words = mapValues(written.meta.words, (text, name) => {
    const template = read(text, sharedWords[name].ownFields, 'words', name)
    checkSharedWord(name, template, { contacts: index.contacts, complain: complainAt('meta', 'words', name) })
    return template
  })
  const replies = mapValues(written.meta.replies, (reply: WrittenReply, name) => ({
    text: read(reply.text, [], 'replies', name, 'text'),
    keywords: 'keywords' in reply ? reply.keywords : [],
    origin: originOf(reply),
    accepted: reply.accepted ?? {},
  }))
  const globalKeys = mapValues(written.on, ({ target }, key) => {
    const id = find(target)
    const mend = `Use one of: ${oneOf(Object.keys(written.states))}.`
    if (id === undefined) complainAt('on', key, 'target')(`There is no state "${target}" to lead to.`, mend)
    return id ?? ''
  })
  return { words, replies, globalKeys, problems }
}

/** Complains of words that do not name a number that they must, or that would say hours of another time. */
function checkSharedWord(
  name: WordName,
  template: Template,
  { contacts, complain }: { contacts: Contacts | undefined; complain: Complain },
): void {
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
