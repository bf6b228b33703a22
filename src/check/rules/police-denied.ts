import type { Wording } from '../../content/wordings.ts'
import type { Line } from '../../flow/line.ts'
import { clausesOf } from '../clauses.ts'
import { negates999 } from '../emergency-sentences.ts'
import { patternOf } from '../pattern.ts'
import * as say from '../police-denials.ts'
import { calledIn, policeIn } from '../police-words.ts'
import type { Rule } from '../rule.ts'

/**
 * Finds a denial in front of the police or the emergency services, in whatever words, and in front of any number that is given
 * (CALLERS PC02, R6). That the line is not the police, and cannot call them, may be said. Of 999, emergency-words is stricter.
 */
export const policeDenied: Rule = {
  reason: 'No words tell people not to call the police, or whom else they are given.',
  *find({ line, wordings }) {
    const denies = makeDenies(line)
    for (const { subject, path, kind, sentences } of wordings) {
      const found = sentences.find((sentence, i) => !negates999(sentence) && denies(sentence, kind, sentences[i + 1]))
      if (found === undefined) continue
      const what = `"${found}" could be heard as not to call the police, or whom it names.`
      yield { subject, path, what, mend: 'Say whom to call, and leave out whom not to call.' }
    }
  },
}

type Compile = (written: string) => RegExp

/** Makes a test of whether a sentence, a label or a name denies the police or a number of a line. */
function makeDenies(line: Line): (sentence: string, kind: Wording['kind'], next?: string) => boolean {
  const own = { ...say.policeDenials, police: policeIn(line), called: calledIn(line) }
  const compile: Compile = (written) => patternOf(written, own)
  const patterns = say.sentencesAgainst.map(compile)
  const answered = compile(say.answeredNo)
  const aside = compile('(<denial>),[^,]*,')
  const namesOther = makeNamesOther(compile)
  const deniesIn = makeDeniesIn(compile)
  return (sentence, kind, next) => {
    const plain = sentence.replace(aside, '$1')
    return (
      patterns.some((pattern) => pattern.test(plain)) ||
      answered.test(`${sentence} ${next}`) ||
      namesOther(plain, kind) ||
      clausesOf(plain).some(deniesIn)
    )
  }
}

/** "Call us, not the police". A name, a label or a purpose may say "not to the police": "to report it, but not to the police". */
function makeNamesOther(compile: Compile): (sentence: string, kind: Wording['kind']) => boolean {
  const other = compile(say.otherNamed)
  return (sentence, kind) => {
    const { groups } = other.exec(sentence) ?? {}
    if (!groups) return false
    return groups.to === undefined || (kind === 'sentences' && !/^(?:to|for|if)\b/i.test(sentence))
  }
}

function makeDeniesIn(compile: Compile): (clause: string) => boolean {
  const nobody = compile(say.nobodyNamed)
  const ofPolice = makeDeniesTarget('<denial>', '\\b(?:<police>)\\b(?! for you)', compile)
  const ofCalled = makeDeniesTarget('\\b(?:<order>)', '(?<=\\b(?:<turning>) (?:[^ ]+ ){0,3})(?:<called>)', compile)
  return (clause) => nobody.test(clause) || ofPolice(clause) || ofCalled(clause)
}

/** Makes a test of whether a clause has a denial, and somebody behind it. */
function makeDeniesTarget(denial: string, target: string, compile: Compile): (clause: string) => boolean {
  const denials = new RegExp(compile(denial), 'gi')
  const [named, identity, encouraging] = [target, say.identity, say.encouraging].map(compile)
  const [conditional, ofThemselves, advising] = [say.conditional, say.ofThemselves, say.advising].map(compile)
  return (clause) =>
    [...clause.matchAll(denials)].some(({ 0: found, index }) => {
      const after = clause.slice(index + found.length)
      const end = named!.exec(after)?.index
      if (end === undefined) return false
      const between = after.slice(0, end).trimStart()
      if (identity!.test(between) || encouraging!.test(between)) return false
      const before = clause.slice(0, index).trimEnd()
      if (conditional!.test(before) && !/should|must|need|ought/i.test(found)) return false
      return !ofThemselves!.test(before) || advising!.test(between)
    })
}
