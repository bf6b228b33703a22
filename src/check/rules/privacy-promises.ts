import { clausesOf } from '../clauses.ts'
import { privacyClaims, supposed, unsure } from '../privacy-claims.ts'
import { type Rule, severityOfClaim } from '../rule.ts'

/** Finds promises that nobody comes to know of a call or a text (CALLERS PC33): phones, bills and phone companies keep them. */
export const privacyPromises: Rule = {
  reason: 'Nobody is promised what nobody can keep: that others never see, trace or find out, or that all is deleted.',
  *find({ wordings }) {
    for (const { subject, path, sentences } of wordings) {
      const found = sentences
        .filter((sentence) => !unsure.test(sentence))
        .flatMap(clausesOf)
        .find((clause) => !supposed.test(clause) && privacyClaims.some((claim) => claim.test(clause)))
      if (found === undefined) continue
      const what = `"${found}" is a promise that nobody can keep: phones, bills and phone companies show calls and texts.`
      const mend = 'Take it out, or say what may happen: "Someone else could see it."'
      yield { subject, path, what, mend, severity: severityOfClaim(subject) }
    }
  },
}
