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
const FLAG = oneOf('true', 'false')
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
// Twilio also takes GET; this phone only posts, and the line has no page for a GET.
const METHOD = oneOf('POST')

const WORDS = ['break', 'lang', 'phoneme', 'prosody', 'say-as', 'sub', 'w']
const SENTENCES = [...WORDS, 'p', 's']
const READINGS =
  'characters spell-out cardinal number ordinal digits fraction unit date time address expletive telephone'

/**
 * SSML as Polly's Neural voices know it: no `emphasis` and no pitch.
 * https://docs.aws.amazon.com/polly/latest/dg/supportedtags.html
 */
const SSML: Record<string, Rule> = {
  break: {
    attributes: {
      strength: oneOf('none', 'x-weak', 'weak', 'medium', 'strong', 'x-strong'),
      time: matching(/^\d+(ms|s)$/, 'a time such as 300ms'),
    },
  },
  lang: { attributes: { 'xml:lang': LANGUAGE }, required: ['xml:lang'], children: SENTENCES, text: [] },
  p: { children: [...WORDS, 's'], text: [] },
  phoneme: {
    attributes: { alphabet: oneOf('ipa', 'x-sampa'), ph: matching(/./, 'a pronunciation') },
    required: ['alphabet', 'ph'],
    text: [],
  },
  prosody: {
    attributes: {
      rate: matching(/^(x-slow|slow|medium|fast|x-fast|\d+%)$/, 'a rate such as 90%'),
      volume: matching(/^(default|silent|x-soft|soft|medium|loud|x-loud|[+-]\d+dB)$/, 'a volume such as loud'),
    },
    children: SENTENCES,
    text: [],
  },
  s: { children: WORDS, text: [] },
  'say-as': {
    attributes: {
      'interpret-as': oneOf(...READINGS.split(' ')),
      format: matching(/^[dmy]+$/, 'a date format'),
    },
    required: ['interpret-as'],
    text: [],
  },
  sub: { attributes: { alias: matching(/\S/, 'words') }, required: ['alias'], text: [] },
  w: {
    attributes: { role: matching(/^amazon:\w+$/, 'a role such as amazon:VB') },
    required: ['role'],
    text: [],
  },
}

const REDIRECT: Rule = { attributes: { method: METHOD }, text: [ADDRESS] }

/** TwiML for a call. https://www.twilio.com/docs/voice/twiml */
const VOICE_RULES: Record<string, Rule> = {
  ...SSML,
  Response: { children: ['Say', 'Gather', 'Pause', 'Play', 'Dial', 'Redirect', 'Hangup', 'Reject'] },
  Say: {
    attributes: { voice: VOICE, language: LANGUAGE, loop: matching(/^\d+$/, 'a whole number') },
    children: SENTENCES,
    // The limit of the Polly voices; tags are not counted. https://www.twilio.com/docs/api/errors/13521
    text: [notEmpty(13520), lengthUpTo(3000, 13521)],
  },
  Pause: { attributes: { length: COUNT } },
  Play: { attributes: { loop: matching(/^\d+$/, 'a whole number') }, text: [ADDRESS] },
  Gather: {
    attributes: {
      input: oneOf('dtmf'),
      action: ADDRESS,
      method: METHOD,
      timeout: COUNT,
      numDigits: COUNT,
      finishOnKey: matching(/^[0-9#*]?$/, 'one of 0-9 # * or nothing'),
      actionOnEmptyResult: FLAG,
      language: LANGUAGE,
    },
    children: ['Say', 'Play', 'Pause'],
    code: 13320,
  },
  // No `record`, which Twilio knows: this line must never record a caller.
  Dial: {
    attributes: {
      action: ADDRESS,
      method: METHOD,
      timeout: COUNT,
      timeLimit: COUNT,
      callerId: { ...NUMBER, code: 13214 },
      answerOnBridge: FLAG,
      ringTone: matching(/^[a-z]{2}(-old)?$/, 'a country such as uk'),
    },
    text: [{ ...NUMBER, code: 13223 }],
  },
  Redirect: REDIRECT,
  Hangup: {},
  Reject: { attributes: { reason: oneOf('rejected', 'busy') } },
}

const MESSAGE_TEXT = [notEmpty(14103), lengthUpTo(1600, 14103)]

/** TwiML for a text. https://www.twilio.com/docs/messaging/twiml */
const MESSAGING_RULES: Record<string, Rule> = {
  Response: { children: ['Message', 'Redirect'], code: 14110 },
  Message: { attributes: { to: NUMBER, from: NUMBER }, children: ['Body'], text: MESSAGE_TEXT },
  Body: { text: MESSAGE_TEXT },
  Redirect: REDIRECT,
}

/** The elements of both kinds of TwiML: only those that a line like this one needs, each as Twilio documents it. */
export const RULES = { voice: VOICE_RULES, messaging: MESSAGING_RULES }
