import type { LineFile } from './files.ts'
import { helpWords, joinedUp, optOutWords } from './keywords.ts'
import type { Line, Meaning, NoticeName } from './line.ts'
import type { Problem } from './problem.ts'
import type { Path, Source } from './source.ts'
import { idIn, type Place } from './states.ts'

/** A keyword, and where it stands. */
export interface Claim {
  readonly keyword: string
  readonly meaning: Meaning
  readonly source: Source
  readonly path: Path
}

/** Who claims each keyword, by its normal form; a keyword of two meanings, or one that Twilio takes, is a problem. */
export function readClaims(
  line: LineFile | undefined,
  places: readonly Place[],
): { claims: ReadonlyMap<string, Claim>; problems: Problem[] } {
  const claims = new Map<string, Claim>()
  const problems: Problem[] = []
  for (const claim of [...(line ? claimsOfLine(line) : []), ...places.flatMap(claimsOfStates)]) {
    const word = joinedUp(claim.keyword)
    const first = claims.get(word)
    const complaint = complain(word, claim.keyword, first)
    if (complaint) problems.push(claim.source.problemAt(claim.path, complaint.what, complaint.mend))
    if (word !== '') claims.set(word, first ?? claim)
  }
  return { claims, problems }
}

/** A keyword that is also the code of a state would keep that state from being texted. Only words of danger beat all (112). */
export function findMistakenForCodes(claims: ReadonlyMap<string, Claim>, codes: Line['codes']): Problem[] {
  return [...codes].flatMap(([state, code]) => {
    const claim = claims.get(code)
    if (!claim || isSame(claim.meaning, { state }) || isSame(claim.meaning, { notice: 'danger' })) return []
    const what = `The keyword "${claim.keyword}" is also the code of "${state}".`
    return [claim.source.problemAt(claim.path, what, 'Choose another word, or give that option another key.')]
  })
}

const isSame = (a: Meaning, b: Meaning) => JSON.stringify(a) === JSON.stringify(b)

function complain(word: string, keyword: string, first: Claim | undefined): { what: string; mend: string } | undefined {
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

function claimsOfLine({ source, written }: LineFile): Claim[] {
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
