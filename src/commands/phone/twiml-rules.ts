/** What a value or a text must be. `be` ends the sentence "… must be"; `code` is Twilio's, 12200 when absent. */
export interface Check {
  test(value: string): boolean
  be: string
  code?: number
}

/** What an element may hold. Without `text` it may hold none; `code` is what Twilio reports for a wrong child. */
export interface Rule {
  attributes?: Record<string, Check>
  required?: string[]
  children?: string[]
  text?: Check[]
  code?: number
}

const matching = (pattern: RegExp, be: string): Check => ({ test: (value) => pattern.test(value), be })
const oneOf = (...words: string[]): Check => ({
  test: (value) => words.includes(value),
  be: words.join(' or '),
})
const lengthUpTo = (limit: number, code: number): Check => ({
  test: (text) => text.length <= limit,
  be: `at most ${limit} characters`,
  code,
})
const notEmpty = (code: number): Check => ({ test: (text) => text.trim() !== '', be: 'words', code })

const COUNT = matching(/^[1-9]\d*$/, 'a whole number above 0')
const LANGUAGE = matching(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'a language such as en-GB')
const VOICE = matching(
  /^(man|woman|Polly\.[A-Za-z]+(-Neural|-Generative)?|Google\.[A-Za-z0-9-]+)$/,
  'a voice such as Polly.Amy-Neural',
)
// Twilio's form: https://www.twilio.com/docs/glossary/what-e164
const NUMBER = matching(/^\+[1-9]\d{7,14}$/, 'a number such as +441632960000')
const URL_CHARACTERS = /^([A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/
const ADDRESS: Check = {
  test: (value) => URL_CHARACTERS.test(value) && URL.canParse(value, 'https://line.test'),
  be: 'a URL with nothing but URL characters',
  code: 11100,
}

/**
 * TwiML for a call (https://www.twilio.com/docs/voice/twiml), with SSML as Polly's Neural voices know it: no `emphasis` and no
 * pitch (https://docs.aws.amazon.com/polly/latest/dg/supportedtags.html).
 */
const VOICE_RULES: Record<string, Rule> = {
  Response: { children: ['Say', 'Gather', 'Dial', 'Hangup'] },
  Say: {
    attributes: { voice: VOICE, language: LANGUAGE },
    children: ['break', 'prosody'],
    // The limit of the Polly voices; tags are not counted. https://www.twilio.com/docs/api/errors/13521
    text: [notEmpty(13520), lengthUpTo(3000, 13521)],
  },
  break: { attributes: { time: matching(/^\d+(ms|s)$/, 'a time such as 300ms') } },
  prosody: {
    attributes: { rate: matching(/^(x-slow|slow|medium|fast|x-fast|\d+%)$/, 'a rate such as 90%') },
    children: ['break'],
    text: [],
  },
  // One key, whichever it is: Twilio's own defaults would wait for many, and keep # for itself.
  Gather: {
    attributes: {
      input: oneOf('dtmf'),
      action: ADDRESS,
      timeout: COUNT,
      numDigits: oneOf('1'),
      finishOnKey: matching(/^$/, 'empty'),
      actionOnEmptyResult: oneOf('true', 'false'),
    },
    required: ['action', 'timeout', 'numDigits', 'finishOnKey'],
    children: ['Say'],
    code: 13320,
  },
  // No `record`, which Twilio knows: this line must never record a caller.
  Dial: {
    attributes: {
      action: ADDRESS,
      timeout: COUNT,
      timeLimit: COUNT,
      callerId: { ...NUMBER, code: 13214 },
      ringTone: matching(/^[a-z]{2}(-old)?$/, 'a country such as uk'),
    },
    required: ['action'],
    children: ['Number'],
    text: [{ ...NUMBER, code: 13223 }],
  },
  // Only for an extension, which needs it: https://www.twilio.com/docs/voice/twiml/number
  Number: {
    attributes: { sendDigits: matching(/^w*\d+$/, 'digits, with a w before them for each half second to wait') },
    required: ['sendDigits'],
    text: [{ ...NUMBER, code: 13223 }],
  },
  Hangup: {},
}

/** TwiML for a text. https://www.twilio.com/docs/messaging/twiml */
const MESSAGING_RULES: Record<string, Rule> = {
  Response: { children: ['Message'], code: 14110 },
  Message: { text: [notEmpty(14103), lengthUpTo(1600, 14103)] },
}

/** The elements of both kinds of TwiML: only those that this line sends, each as Twilio documents it. */
export const RULES = { voice: VOICE_RULES, messaging: MESSAGING_RULES }
