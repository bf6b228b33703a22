import { patternOf } from '../pattern.ts'
import { calledIn, policeIn } from '../police-words.ts'
import { type Rule, speaksOfTheLine } from '../rule.ts'
import { sharedSpeakerClaims, speakerClaims, speakerWords } from '../speaker-claims.ts'

/** Finds claims that the line is the police or a contact, or that a person is on it or reads texts (CALLERS R11). */
export const whoSpeaks: Rule = {
  reason: 'Nobody is told that the police, a person or a contact speaks: it is a machine.',
  *find({ line, wordings }) {
    const own = { ...speakerWords, police: policeIn(line), called: calledIn(line) }
    const compile = (written: string) => patternOf(written, own)
    const [everywhere, shared] = [speakerClaims, sharedSpeakerClaims].map((list) => list.map(compile))
    for (const wording of wordings) {
      const { subject, path, sentences } = wording
      const patterns = speaksOfTheLine(wording) ? [...everywhere!, ...shared!] : everywhere!
      const found = sentences.find((sentence) => {
        const plain = sentence.replace(stress, '')
        return patterns.some((pattern) => pattern.test(plain))
      })
      if (found === undefined) continue
      const what = `"${found}" could be heard as if the police, a person or a contact were on this line, which is a machine.`
      yield { subject, path, what, mend: 'Take it out, or say who it is not: "We are not the police."' }
    }
  },
}

/** What makes no difference: "we are, in fact, the police". */
const stress = /,? (?:in fact|indeed|really|actually|truly|of course)\b,?/gi
