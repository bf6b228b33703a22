import type { LineFile } from './files.ts'
import { helpWords, joinedUp, optOutWords } from './keywords.ts'
import type { Line, Meaning, ReplyName } from './line.ts'
import type { Problem } from './problem.ts'
import type { Path, Source } from './source.ts'
import { idIn, type Place } from './states.ts'

/** A keyword, and where it stands. */
export interface KeywordOwner {
  readonly keyword: string
  readonly meaning: Meaning
  readonly source: Source
  readonly path: Path
}

/** Who owners each keyword, by its normal form; a keyword of two meanings, or one that Twilio takes, is a problem. */
export function readKeywordOwners(
  line: LineFile | undefined,
  places: readonly Place[],
): { owners: ReadonlyMap<string, KeywordOwner>; problems: Problem[] } {
  const owners = new Map<string, KeywordOwner>()
  const problems: Problem[] = []
  for (const owner of [...(line ? ownersInLine(line) : []), ...places.flatMap(ownersInStates)]) {
    const word = joinedUp(owner.keyword)
    const first = owners.get(word)
    const complaint = complain(word, owner.keyword, first)
    if (complaint) problems.push(owner.source.problemAt(owner.path, complaint.what, complaint.mend))
    if (word !== '') owners.set(word, first ?? owner)
  }
  return { owners, problems }
}

/** A keyword that is also the code of a state would keep that state from being texted. Only words of danger beat all (112). */
export function findMistakenForCodes(owners: ReadonlyMap<string, KeywordOwner>, codes: Line['codes']): Problem[] {
  return [...codes].flatMap(([state, code]) => {
    const owner = owners.get(code)
    if (!owner || isSame(owner.meaning, { state }) || isSame(owner.meaning, { reply: 'danger' })) return []
    const what = `The keyword "${owner.keyword}" is also the code of "${state}".`
    return [owner.source.problemAt(owner.path, what, 'Choose another word, or give that option another key.')]
  })
}

const isSame = (a: Meaning, b: Meaning) => JSON.stringify(a) === JSON.stringify(b)

function complain(
  word: string,
  keyword: string,
  first: KeywordOwner | undefined,
): { what: string; mend: string } | undefined {
  if (word === '') return { what: `The keyword "${keyword}" has no letters or digits.`, mend: 'Take it out.' }
  if (optOutWords.has(word) || helpWords.has(word))
    return {
      what: `The keyword "${keyword}" is reserved: phone networks act on it themselves.`,
      mend: 'Choose another word.',
    }
  if (first === undefined) return undefined
  const where = first.source.problemAt(first.path, '', '')
  return {
    what: `The keyword "${keyword}" is used already, in ${where.file}:${where.line}.`,
    mend: 'Keep it in one place only: a word can bring one reply.',
  }
}

function ownersInLine({ source, written }: LineFile): KeywordOwner[] {
  const { replies, thanks } = written.meta
  const ofReplies = Object.entries(replies).flatMap(([name, reply]) =>
    ('keywords' in reply ? reply.keywords : []).map((keyword, i) => ({
      keyword,
      meaning: { reply: name as ReplyName },
      source,
      path: ['meta', 'replies', name, 'keywords', i],
    })),
  )
  const ofThanks = thanks.map((keyword, i) => ({
    keyword,
    meaning: { thanks: true } as const,
    source,
    path: ['meta', 'thanks', i],
  }))
  return [...ofReplies, ...ofThanks]
}

function ownersInStates({ source, scope, states }: Place): KeywordOwner[] {
  return Object.entries(states).flatMap(([name, { meta }]) =>
    (meta?.keywords ?? []).map((keyword, i) => ({
      keyword,
      meaning: { state: idIn(scope, name) },
      source,
      path: ['states', name, 'meta', 'keywords', i],
    })),
  )
}
