import type { LineFile } from './files.ts'
import { joinedUp } from './keywords.ts'
import type { Line } from './line.ts'
import type { Meaning } from './meaning.ts'
import { helpWords, optOutWords } from './opt-out.ts'
import { printPlace } from './problem.ts'
import { idIn, type StatesFile } from './references.ts'
import type { ReplyName } from './replies.ts'
import type { Place } from './source.ts'

/** A keyword with what it means, which owns it, and where it is written. */
export interface KeywordOwner {
  readonly keyword: string
  readonly meaning: Meaning
  readonly place: Place
}

/** The owner of each keyword, by its normal form. A keyword with two owners is a problem, and so is one that Twilio acts on. */
export function readKeywordOwners(
  line: LineFile | undefined,
  statesFiles: readonly StatesFile[],
): ReadonlyMap<string, KeywordOwner> {
  const owners = new Map<string, KeywordOwner>()
  for (const owner of [...(line ? ownersInLine(line) : []), ...statesFiles.flatMap(ownersInStates)]) {
    const word = joinedUp(owner.keyword)
    const first = owners.get(word)
    checkUse(word, owner, first)
    if (word !== '') owners.set(word, first ?? owner)
  }
  return owners
}

/** A keyword that is also the code of a state would keep that state from being texted. Only words of danger may (112). */
export function checkAgainstCodes(owners: ReadonlyMap<string, KeywordOwner>, codes: Line['codes']): void {
  for (const [state, code] of codes) {
    const owner = owners.get(code)
    if (!owner || isSame(owner.meaning, { state }) || isSame(owner.meaning, { reply: 'danger' })) continue
    const what = `The keyword "${owner.keyword}" is also the code of "${state}".`
    owner.place.complain(what, 'Choose another word, or give that option another key.')
  }
}

const isSame = (a: Meaning, b: Meaning) => JSON.stringify(a) === JSON.stringify(b)

/** Complains of a keyword that can't be its owner's, given whose it was first. */
function checkUse(word: string, { keyword, place }: KeywordOwner, first: KeywordOwner | undefined): void {
  const start = `The keyword "${keyword}"`
  if (word === '') place.complain(`${start} has no letters or digits.`, 'Take it out.')
  else if (optOutWords.has(word) || helpWords.has(word))
    place.complain(`${start} is reserved: phone networks act on it themselves.`, 'Choose another word.')
  else if (first)
    place.complain(
      `${start} is used already, in ${printPlace(first.place)}.`,
      'Keep it in one place only: a word can bring one reply.',
    )
}

function ownersInLine({ source, written }: LineFile): KeywordOwner[] {
  const { replies, thanks } = written.meta
  const place = source.at('meta')
  const ofReplies = Object.entries(replies).flatMap(([name, reply]) =>
    'keywords' in reply
      ? ownersOf(reply.keywords, { reply: name as ReplyName }, place.at('replies', name, 'keywords'))
      : [],
  )
  return [...ofReplies, ...ownersOf(thanks, { thanks: true }, place.at('thanks'))]
}

function ownersInStates({ source, scope, states }: StatesFile): KeywordOwner[] {
  return Object.entries(states).flatMap(([name, { meta }]) =>
    ownersOf(meta?.keywords ?? [], { state: idIn(scope, name) }, source.at('states', name, 'meta', 'keywords')),
  )
}

function ownersOf(keywords: readonly string[], meaning: Meaning, place: Place): KeywordOwner[] {
  return keywords.map((keyword, i) => ({ keyword, meaning, place: place.at(i) }))
}
