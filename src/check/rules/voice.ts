import type { Rule } from '../rule.ts'

const voices =
  /^(?:Polly\.(?:Amy|Brian|Emma|(?:Amy|Brian|Emma|Arthur)-Neural|Amy-Generative)|Google\.en-GB-(?:(?:Standard|Wavenet|Neural2)-[ABCDFNO]|Chirp3-HD-[A-Z][a-z]+))$/

/** Allows Twilio's British voices, and British English (CALLERS PC41; the voices typed in twilio 6.2). */
export const voice: Rule = {
  reason: 'Twilio fails on a voice that it does not have, and another language would be read as if it were English.',
  *find({ line: { voice, language } }) {
    if (!voices.test(voice)) {
      const what = `${voice} is not one of Twilio's British voices.`
      yield { subject: { setting: 'voice' }, what, mend: 'Use one like Polly.Amy-Neural or Google.en-GB-Neural2-A.' }
    }
    if (language !== 'en-GB') {
      const what = `The voice is told that the words are ${language}, but hours and keys are said in British English.`
      yield { subject: { setting: 'language' }, what, mend: 'Write language: en-GB.' }
    }
  },
}
