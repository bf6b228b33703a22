import { sizeOf } from '../../content/measure.ts'
import type { Answer } from '../../flow/line.ts'
import { hasShortText } from '../../flow/machine.ts'
import { shortText as renderShortText } from '../../line/texts.ts'
import { givenIn } from '../given.ts'
import type { CheckContext, Complaint, Rule } from '../rule.ts'
import { textMoments } from '../text-moments.ts'
import { makeFindTopicWord } from '../topic-words.ts'

/** Checks the text that gives only the contact of a sensitive answer, whatever hours it gives (CALLERS PC24, PC25, R13). */
export const shortText: Rule = {
  reason: 'Whoever asks for only the number of a sensitive contact gets it in one part, without a word of the topic.',
  *find(context) {
    const findTopicWord = makeFindTopicWord(context)
    for (const answer of context.answers.filter(({ sensitive }) => sensitive)) {
      const checkAt = (now: Temporal.Instant) => {
        const text = renderShortText(answer, { line: context.line, now })
        return complainOf(text, answer, findTopicWord(text, answer))
      }
      const moments = textMoments(answer, context)
      yield* hasShortText(answer) ? moments.flatMap(checkAt).slice(0, 1) : findGiven(answer, context)
    }
  },
}

function* findGiven({ id, title, text }: Answer, { line }: CheckContext): Generator<Complaint> {
  const [given] = givenIn({ template: text, contact: undefined }, line).filter(({ field }) => isTexted(field))
  if (!given) return
  const what = `"${title}" gives ${given.contact.name}, but nobody can ask for only the ${given.field}.`
  yield { subject: { state: id }, path: ['meta'], what, mend: `Add contact: ${given.contact.id} to its meta.` }
}

const isTexted = (field: string) => field === 'phone' || field === 'address'

function complainOf(text: string, { contact }: Answer, told: string | undefined): Complaint[] {
  const subject = { contact: contact!.id }
  const { segments, units } = sizeOf(text)
  if (told !== undefined) {
    const what = `The text with only this contact says "${told}".`
    return [{ subject, what, mend: 'Take the word of the topic out of it.' }]
  }
  const what = `The text with only this contact goes out in ${segments} parts: ${units} characters.`
  const mend = 'Shorten the address, the cost or the hours: 160 characters fit in one part.'
  return segments > 1 ? [{ subject, what, mend }] : []
}
