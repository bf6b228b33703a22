import { clausesOf } from '../clauses.ts'
import { keepingClaims, keepingDenied, keepingWords, sharedKeepingClaims } from '../keeping-claims.ts'
import { patternOf } from '../pattern.ts'
import { policeIn } from '../police-words.ts'
import { type Rule, severityOfClaim, speaksOfTheLine } from '../rule.ts'

/** Finds words that say that the line keeps, sees or passes on something of a caller (CALLERS PC40, R22). */
export const keepsNothing: Rule = {
  reason: 'The line keeps no number, call or text and tells nobody, so nobody is told that it does.',
  *find({ line, wordings }) {
    const own = { ...keepingWords, police: policeIn(line) }
    const everywhere = keepingClaims.map((written) => patternOf(written, own))
    const shared = [...everywhere, ...sharedKeepingClaims.map((written) => patternOf(written, own))]
    for (const wording of wordings) {
      const { subject, path, sentences } = wording
      const claims = speaksOfTheLine(wording) ? shared : everywhere
      const found = sentences
        .flatMap(clausesOf)
        .find((clause) => !keepingDenied.test(clause) && claims.some((claim) => claim.test(clause)))
      if (found === undefined) continue
      const what = `"${found}" says that the line keeps, sees or passes on something, and it does not.`
      const mend = 'Take it out, or say what is so: "It keeps no phone numbers."'
      yield { subject, path, what, mend, severity: severityOfClaim(subject) }
    }
  },
}
