import type { Wording } from '../../content/wordings.ts'
import type { Line } from '../../flow/line.ts'
import { sharedWords } from '../../flow/shared-words.ts'
import { clausesOf } from '../clauses.ts'
import { patternOf } from '../pattern.ts'
import { calledIn, policeIn } from '../police-words.ts'
import { type Rule, severityOfClaim, speaksOfTheLine } from '../rule.ts'
import * as say from '../sending-claims.ts'

/** Finds words that say that somebody comes, calls back or sees to it (CALLERS PC33): the line tells nobody of a call. */
export const sendsNobody: Rule = {
  reason: 'The line sends nobody and takes no reports, so nobody is told to wait for help.',
  *find({ line, wordings }) {
    const promises = makePromises(line)
    for (const wording of wordings) {
      const { subject, path, sentences } = wording
      const found = sentences.flatMap(clausesOf).find((clause) => promises(clause, wording))
      if (found === undefined) continue
      const what = `"${found}" is a promise that nobody here can keep: the line sends nobody and tells nobody.`
      const mend = 'Say what people can do themselves, or what others can: "They can call you back."'
      yield { subject, path, what, mend, severity: severityOfClaim(subject) }
    }
  },
}

/** Makes a test of whether a clause of some words promises something. */
function makePromises(line: Line): (clause: string, words: Pick<Wording, 'subject' | 'kind'>) => boolean {
  const own = { ...say.sendingWords, police: policeIn(line), called: calledIn(line) }
  const compiled = (list: readonly string[]) => list.map((written) => patternOf(written, own))
  const [everywhere, shared, texting, assured] = [
    say.sendingClaims,
    say.sharedSendingClaims,
    [say.textingClaim],
    say.assurances,
  ].map(compiled)
  return (clause, { subject, kind }) => {
    if (say.supposed.test(clause)) return false
    const claims = [
      ...everywhere!,
      ...(speaksOfTheLine({ subject, kind }) ? shared! : []),
      ...(offersText(subject) ? [] : texting!),
    ]
    const has = (claims: readonly RegExp[]) => claims.some((claim) => claim.test(clause))
    return has(assured!) || (!say.sendingDenied.test(clause) && has(claims))
  }
}

/** Words in which people agree to a text. */
const offersText = (subject: Wording['subject']) =>
  'words' in subject && ['consent', 'privacy'].includes(sharedWords[subject.words].kind)
