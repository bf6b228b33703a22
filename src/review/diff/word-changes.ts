import { diffWordsWithSpace } from 'diff'
import type { Line } from '../../flow/line.ts'
import type { LinePair, Piece, WordsChange } from './change.ts'
import type { Given } from './given-numbers.ts'
import { type Phrase, phrasesIn } from './phrases.ts'
import { type Reason, reasons } from './second-person.ts'
import { topicsIn } from './sentences.ts'
import { whyWeighty } from './why-weighty.ts'

/**
 * Words that differ, are new or are gone, each where it is written: shared words once, not wherever they are said. Words that
 * differ only by a contact or a code in them are left to the changes of contacts and codes.
 */
export function wordsChanges({ before, after }: LinePair, now: Temporal.Instant, given: Given): WordsChange[] {
  const common = commonOf(before, after)
  const old = phrasesIn({ line: before, common, now })
  const oldById = new Map(old.map((phrase) => [phrase.id, phrase]))
  const current = phrasesIn({ line: after, common, now })
  const ids = new Set(current.map(({ id }) => id))
  const known: Known = { numbers: given.numbers, topics: new Set([before, after].flatMap(topicsOf)) }
  return [
    ...current.flatMap((phrase) => changeOf(oldById.get(phrase.id), phrase, known)),
    ...old.flatMap((phrase) => (ids.has(phrase.id) ? [] : changeOf(phrase, undefined, known))),
  ]
}

/** The old line with what only the new one has, so that the words of both can be filled in from it. */
function commonOf(before: Line, after: Line): Line {
  return {
    ...before,
    contacts: new Map([...after.contacts, ...before.contacts]),
    codes: new Map([...after.codes, ...before.codes]),
    parents: new Map([...after.parents, ...before.parents]),
  }
}

/** The numbers that the old line gave, and the words by which people tell the topics of both lines apart. */
interface Known extends Pick<Given, 'numbers'> {
  readonly topics: ReadonlySet<string>
}

function topicsOf({ states }: Line): string[] {
  return [...states.values()].flatMap((state) => {
    const labels = state.kind === 'menu' ? state.options.map(({ label }) => label) : []
    return [state.title, ...labels].flatMap(topicsIn)
  })
}

function changeOf(old: Phrase | undefined, phrase: Phrase | undefined, known: Known): WordsChange[] {
  const { channel, place, standsAlone } = (phrase ?? old)!
  const [before, after] = [old?.words ?? '', phrase?.words ?? '']
  const isSame = before === after || old?.neutral === phrase?.neutral
  if (isSame || (!standsAlone && !(old && phrase))) return []
  return [
    {
      kind: 'words',
      channel,
      place,
      before,
      after,
      pieces: piecesOf(before, after),
      summary: `${place}: ${whatChanged(channel, old, phrase)}`,
      reason: reasonOf(old, phrase, known),
    },
  ]
}

function whatChanged(channel: Phrase['channel'], old: Phrase | undefined, phrase: Phrase | undefined): string {
  const [people, sense] = channel === 'voice' ? ['callers', 'hear'] : ['texters', 'read']
  if (!phrase) return `${people} no longer ${sense} these words`
  return `${people} now ${sense} ${old ? 'other' : 'new'} words`
}

/** Emergency words come first, then digits: those that were not there before have not been checked, or stand next to a number. */
function reasonOf(old: Phrase | undefined, phrase: Phrase | undefined, known: Known): Reason | '' {
  if (old?.reason === reasons.emergencyWords || phrase?.reason === reasons.emergencyWords) return reasons.emergencyWords
  // A label is gone with its key, and the words of an answer with its code: that is a change of codes.
  if (!phrase) return old!.reason === reasons.label ? '' : old!.reason
  if (!old) return reasonOfNew(phrase, known)
  return old.digits === phrase.digits
    ? phrase.reason || whyWeighty(old.bare, phrase.bare, known.topics)
    : reasons.number
}

function reasonOfNew({ numbers, reason, bare }: Phrase, known: Known): Reason | '' {
  if (!numbers.every((number) => known.numbers.has(number))) return reasons.newNumber
  return reason === reasons.label ? reasons.newLabel : reason || whyWeighty('', bare, known.topics)
}

/** Marks a run of changed words as one, with the spaces in it and without those around it. */
function piecesOf(before: string, after: string): Piece[] {
  const parts = diffWordsWithSpace(before, after)
  const pieces: Piece[] = []
  let change: Marked = { old: '', current: '' }
  for (const [at, { value, added, removed }] of parts.entries()) {
    const isInside = value.trim() === '' && change.old + change.current !== '' && at < parts.length - 1
    if (added || removed || isInside)
      change = { old: change.old + (added ? '' : value), current: change.current + (removed ? '' : value) }
    else {
      pieces.push(...marked(change, value))
      change = { old: '', current: '' }
    }
  }
  return [...pieces, ...marked(change, '')]
}

/** A run of changed words, as it was and as it is. */
interface Marked {
  readonly old: string
  readonly current: string
}

/** A change and what follows it; a space at the end of both sides of the change belongs to what follows. */
function marked({ old, current }: Marked, next: string): Piece[] {
  const space = /\s*$/.exec(old)![0]
  const shared = current.endsWith(space) ? space.length : 0
  const pieces: Piece[] = [
    { mark: 'old', text: old.slice(0, old.length - shared) },
    { mark: 'new', text: current.slice(0, current.length - shared) },
    { mark: 'same', text: `${old.slice(old.length - shared)}${next}` },
  ]
  return pieces.filter(({ text }) => text !== '')
}
