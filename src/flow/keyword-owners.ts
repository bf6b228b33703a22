import type { LineFile } from './files.ts'
import { joinedUp } from './keywords.ts'
import type { Line, Meaning } from './line.ts'
import { helpWords, optOutWords } from './opt-out.ts'
import type { Problem } from './problem.ts'
import { idIn, type StatesFile } from './references.ts'
import type { ReplyName } from './replies.ts'
import type { Path, Source } from './source.ts'

/** A keyword with what it means, which owns it, and where it is written. */
export interface KeywordOwner {
  readonly keyword: string
  readonly meaning: Meaning
  readonly source: Source
  readonly path: Path
}

/** The owner of each keyword, by its normal form. A keyword with two owners is a problem, and so is one that Twilio acts on. */
export function readKeywordOwners(
  line: LineFile | undefined,
  statesFiles: readonly StatesFile[],
): { owners: ReadonlyMap<string, KeywordOwner>; problems: Problem[] } {
  const owners = new Map<string, KeywordOwner>()
  const problems: Problem[] = []
  for (const owner of [...(line ? ownersInLine(line) : []), ...statesFiles.flatMap(ownersInStates)]) {
    const word = joinedUp(owner.keyword)
    const first = owners.get(word)
    problems.push(...findMisuse(word, owner, first))
    if (word !== '') owners.set(word, first ?? owner)
  }
  return { owners, problems }
}

/** A keyword that is also the code of a state would keep that state from being texted. Only words of danger may (112). */
export function findMistakenForCodes(owners: ReadonlyMap<string, KeywordOwner>, codes: Line['codes']): Problem[] {
  return [...codes].flatMap(([state, code]) => {
    const owner = owners.get(code)
    if (!owner || isSame(owner.meaning, { state }) || isSame(owner.meaning, { reply: 'danger' })) return []
    const what = `The keyword "${owner.keyword}" is also the code of "${state}".`
    return [owner.source.problemAt(owner.path, what, 'Choose another word, or give that option another key.')]
  })
}

const isSame = (a: Meaning, b: Meaning) => JSON.stringify(a) === JSON.stringify(b)

/** Why a keyword can't be its owner's, given whose it was first. */
function findMisuse(word: string, { keyword, source, path }: KeywordOwner, first: KeywordOwner | undefined): Problem[] {
  if (word === '') return [source.problemAt(path, `The keyword "${keyword}" has no letters or digits.`, 'Take it out.')]
  if (optOutWords.has(word) || helpWords.has(word)) {
    const what = `The keyword "${keyword}" is reserved: phone networks act on it themselves.`
    return [source.problemAt(path, what, 'Choose another word.')]
  }
  if (first === undefined) return []
  const what = `The keyword "${keyword}" is used already, in ${first.source.file}:${first.source.lineOf(first.path)}.`
  return [source.problemAt(path, what, 'Keep it in one place only: a word can bring one reply.')]
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

function ownersInStates({ source, scope, states }: StatesFile): KeywordOwner[] {
  return Object.entries(states).flatMap(([name, { meta }]) =>
    (meta?.keywords ?? []).map((keyword, i) => ({
      keyword,
      meaning: { state: idIn(scope, name) },
      source,
      path: ['states', name, 'meta', 'keywords', i],
    })),
  )
}
