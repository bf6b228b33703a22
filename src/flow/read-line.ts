import type { Contacts } from './contacts.ts'
import type { LineFile } from './files.ts'
import { joinedUp } from './keywords.ts'
import type { WrittenLine } from './line-schema.ts'
import { mapValues } from './map-values.ts'
import { originOf } from './origin.ts'
import { oneOf } from './problem.ts'
import { readWritten } from './read-words.ts'
import { findState, type Index } from './references.ts'
import type { ReplyName } from './replies.ts'
import { sharedWords, type WordName } from './shared-words.ts'
import type { Place } from './source.ts'
import type { Template } from './template.ts'

type WrittenReply = WrittenLine['meta']['replies'][ReplyName]

/** Reads what line.yaml says beside its states: settings, shared words, replies and the keys that work everywhere. */
export function readLine({ source, written }: LineFile, index: Index) {
  const around = { index, scope: '', own: [] }
  const words = mapValues(written.meta.words, (text, name) => {
    const place = source.at('meta', 'words', name)
    const template = readWritten(text, { ...around, own: sharedWords[name].ownFields, place })
    checkSharedWord(name, template, { contacts: index.contacts, place })
    return template
  })
  const replies = mapValues(written.meta.replies, (reply: WrittenReply, name) => ({
    text: readWritten(reply.text, { ...around, place: source.at('meta', 'replies', name, 'text') }),
    keywords: 'keywords' in reply ? reply.keywords : [],
    origin: originOf(reply),
    accepted: reply.accepted ?? {},
  }))
  const mend = `Use one of: ${oneOf(Object.keys(written.states))}.`
  const globalKeys = mapValues(written.on, ({ target }, key) =>
    findState(target, { ...around, place: source.at('on', key, 'target') }, mend),
  )
  const { accepted = {}, filler, division: _ofHolidays, ...settings } = written.meta
  const { harmless = [], doubtful = [] } = settings.replies.danger
  const normalFiller = new Set(filler.map(joinedUp))
  const danger = { harmless, doubtful }
  return { ...settings, words, replies, accepted, ...danger, filler: normalFiller, main: written.initial, globalKeys }
}

/** Complains of words that do not name a number that they must, or that would say hours of another time. */
function checkSharedWord(
  name: WordName,
  template: Template,
  { contacts, place }: { contacts: Contacts | undefined; place: Place },
): void {
  const { mustName, isRenderedOnce } = sharedWords[name]
  const gaps = template.flatMap((part) => (typeof part !== 'string' && 'contact' in part ? [part] : []))
  if (isRenderedOnce && gaps.some(({ field }) => field === 'hours'))
    place.complain(
      "Hours can't stand in these words.",
      'Take them out: these words are made once, and said at any time.',
    )
  // What is wrong with a contact that could not be read is said in contacts.yaml.
  if (gaps.some(({ contact }) => contacts?.has(contact) && !contacts.get(contact))) return
  const numbers = gaps.filter(({ field }) => field === 'phone').map(({ contact }) => contacts?.get(contact)?.kind)
  if (mustName === 'emergency' && contacts && !numbers.includes('emergency'))
    place.complain('These words must name the emergency number.', 'Write {emergency.phone} where it is said.')
  if (mustName === 'any' && numbers.length === 0)
    place.complain('These words must name a number to call.', 'Write {contact-id.phone} where it is said.')
}
