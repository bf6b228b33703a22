import { helpWords, joinedUp, optOutWords } from './keywords.ts'
import type { Meaning, NoticeName } from './line.ts'
import type { Problem } from './problem.ts'
import type { WrittenLine } from './schema.ts'
import type { Path, Source } from './source.ts'
import { idIn, type Place } from './states.ts'

interface Claim {
  readonly keyword: string
  readonly meaning: Meaning
  readonly source: Source
  readonly path: Path
}

/** What each keyword means, by its normal form; a keyword of two meanings, or one that Twilio takes, is a problem. */
export function readMeanings(line: { source: Source; written: WrittenLine }, places: readonly Place[]) {
  const meanings = new Map<string, Meaning>()
  const firstClaims = new Map<string, Claim>()
  const problems: Problem[] = []
  for (const claim of [...claimsOfLine(line), ...places.flatMap(claimsOfStates)]) {
    const word = joinedUp(claim.keyword)
    const first = firstClaims.get(word)
    const complaint = complain(word, claim.keyword, first)
    if (complaint) problems.push(claim.source.problemAt(claim.path, complaint.what, complaint.mend))
    firstClaims.set(word, first ?? claim)
    meanings.set(word, claim.meaning)
  }
  return { meanings, problems }
}

function complain(
  word: string,
  keyword: string,
  first: Claim | undefined,
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

function claimsOfLine({ source, written }: { source: Source; written: WrittenLine }): Claim[] {
  const { notices, thanks } = written.meta
  const ofNotices = Object.entries(notices).flatMap(([name, notice]) =>
    ('keywords' in notice ? notice.keywords : []).map((keyword, i) => ({
      keyword,
      meaning: { notice: name as NoticeName },
      source,
      path: ['meta', 'notices', name, 'keywords', i],
    })),
  )
  const ofThanks = thanks.map((keyword, i) => ({
    keyword,
    meaning: { thanks: true } as const,
    source,
    path: ['meta', 'thanks', i],
  }))
  return [...ofNotices, ...ofThanks]
}

function claimsOfStates({ source, scope, states }: Place): Claim[] {
  return Object.entries(states).flatMap(([name, { meta }]) =>
    (meta?.keywords ?? []).map((keyword, i) => ({
      keyword,
      meaning: { state: idIn(scope, name) },
      source,
      path: ['states', name, 'meta', 'keywords', i],
    })),
  )
}
