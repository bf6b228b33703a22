import { diffWordsWithSpace } from 'diff'
import type { Line } from '../flow/line.ts'
import { type Piece, reasons, type WordsChange } from './change.ts'
import type { Lines } from './codes.ts'
import { oldKeysOf } from './options.ts'
import { type Wording, wordingsIn } from './wordings.ts'

/**
 * Words that differ, are new or are gone, each where it is written: shared words once, not wherever they are said. What
 * differs only because a contact or a code does is left to those changes.
 */
export function wordsChanges({ before, after }: Lines, now: Temporal.Instant): WordsChange[] {
  const common = commonOf(before, after)
  const read = (line: Line, optionOf: Parameters<typeof wordingsIn>[0]['optionOf']) =>
    wordingsIn({ line, common, now, optionOf })
  const old = read(before, (_, key) => key)
  const oldById = new Map(old.map((wording) => [wording.id, wording]))
  const current = read(after, oldKeysOf({ before, after }))
  const ids = new Set(current.map(({ id }) => id))
  return [
    ...current.flatMap((wording) => changeOf(oldById.get(wording.id), wording)),
    ...old.flatMap((wording) => (ids.has(wording.id) ? [] : changeOf(wording, undefined))),
  ]
}

/** The old line, with what only the new one has: words of both can be filled in from it. */
function commonOf(before: Line, after: Line): Line {
  return {
    ...before,
    contacts: new Map([...after.contacts, ...before.contacts]),
    codes: new Map([...after.codes, ...before.codes]),
    backs: new Map([...after.backs, ...before.backs]),
  }
}

function changeOf(old: Wording | undefined, wording: Wording | undefined): WordsChange[] {
  const { channel, place, standsAlone } = (wording ?? old)!
  const [before, after] = [old?.words ?? '', wording?.words ?? '']
  const isSame = before === after || old?.neutral === wording?.neutral
  if (isSame || (!standsAlone && !(old && wording))) return []
  return [
    {
      ...{ kind: 'words', channel, place, before, after, pieces: piecesOf(before, after) },
      summary: `${place}: ${whatChanged(channel, old, wording)}`,
      reason: reasonOf(old, wording),
    },
  ]
}

function whatChanged(channel: Wording['channel'], old: Wording | undefined, wording: Wording | undefined): string {
  const people = channel === 'voice' ? 'callers' : 'texters'
  const sense = channel === 'voice' ? 'hear' : 'read'
  if (!wording) return `${people} no longer ${sense} these words`
  return `${people} now ${sense} ${old ? 'other' : 'new'} words`
}

function reasonOf(old: Wording | undefined, wording: Wording | undefined): string {
  if (old?.isVital || wording?.isVital) return reasons.emergencyWords
  return old && wording && old.numbers !== wording.numbers ? reasons.number : ''
}

/** A changed phrase is marked as one, with the spaces in it and without those around it. */
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

/** A change and what follows it, to which the space belongs that both sides of the change end with. */
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
