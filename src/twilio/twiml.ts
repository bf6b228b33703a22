import MessagingResponse from 'twilio/lib/twiml/MessagingResponse.js'
import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js'
import type { Line } from '../flow/line.ts'
import type { CallReply, Connection, Speech } from '../line/reply.ts'

/** The reply to a text that gets none. */
export const noReply = new MessagingResponse().toString()

type Say = ReturnType<VoiceResponse['say']>
type Voice = Pick<Line, 'voice' | 'language'>

/** Groups of a number are said slowly, with a pause between them (CALLERS 2.2). */
const digitRate = '90%'
const betweenGroups = '350ms'

/** Where a reply leads: the URL that gets the next key or the outcome, and whom to dial, if anybody. */
export interface CallLinks {
  readonly action: string
  readonly dial: (Connection & { readonly callerId: string | undefined }) | undefined
}

/** How long a number rings before nobody answers, and the longest call that is put through, in seconds (CALLERS PC38). */
const ringFor = 30
const talkFor = 3600
/** Each waits half a second: whoever answers asks for the extension first (https://www.twilio.com/docs/voice/twiml/number). */
const beforeExtension = 'wwww'

/** A reply to a call as TwiML. */
export function renderCall(reply: CallReply, voice: Voice, { action, dial }: CallLinks): string {
  const response = new VoiceResponse()
  if (reply.first.length > 0) say(response, reply.first, voice)
  if (reply.next === 'listen') {
    say(gather(response, action, reply.wait), reply.say, voice)
    return response.toString()
  }
  say(response, reply.say, voice)
  if (reply.next === 'hang-up') response.hangup()
  if (dial) connect(response, action, dial)
  return response.toString()
}

function connect(response: VoiceResponse, action: string, dial: NonNullable<CallLinks['dial']>): void {
  const { to, extension, callerId } = dial
  const attributes = {
    action,
    timeout: ringFor,
    timeLimit: talkFor,
    ringTone: 'uk',
    ...(callerId && { callerId }),
  } as const
  if (extension) response.dial(attributes).number({ sendDigits: `${beforeExtension}${extension}` }, to)
  else response.dial(attributes, to)
}

/** One key, and silence as an event of its own; `finishOnKey` is empty so that # and * come through (TWILIO 3). */
function gather(response: VoiceResponse, action: string, timeout: number) {
  return response.gather({
    action,
    timeout,
    numDigits: 1,
    finishOnKey: '',
    input: ['dtmf'],
    actionOnEmptyResult: true,
  })
}

function say(parent: Pick<VoiceResponse, 'say'>, speech: Speech, { voice, language }: Voice): void {
  const element = parent.say({ voice, language } as VoiceResponse.SayAttributes, '')
  for (const part of speech) {
    if (typeof part === 'string') element.addText(part)
    else if ('pause' in part) element.break({ time: `${part.pause}ms` })
    else sayDigits(element, part.digits)
  }
}

/** Digits one by one, as plain words that every voice reads alike (say-as characters would switch a Neural voice to a Standard one). */
function sayDigits(element: Say, groups: readonly string[]): void {
  const slowly = element.prosody({ rate: digitRate }, '')
  for (const [i, group] of groups.entries()) {
    if (i > 0) slowly.break({ time: betweenGroups })
    slowly.addText([...group].join(' '))
  }
}

/** A text as TwiML. */
export function renderText(body: string): string {
  const response = new MessagingResponse()
  response.message(body)
  return response.toString()
}

/** What a caller hears when something breaks: words, numbers, and a key that starts the call again. */
export function renderApology(
  words: { sorry: Speech; restart: Speech; goodbye: Speech },
  voice: Voice,
  action: string,
): string {
  const response = new VoiceResponse()
  say(response, words.sorry, voice)
  const again = response.gather({ action, timeout: 10, numDigits: 1, finishOnKey: '', input: ['dtmf'] })
  say(again, words.restart, voice)
  say(response, words.goodbye, voice)
  return response.toString()
}

/** Words after which the call ends. */
export function renderGoodbye(words: Speech, voice: Voice): string {
  const response = new VoiceResponse()
  say(response, words, voice)
  response.hangup()
  return response.toString()
}
