import type { FastifyReply, FastifyRequest } from 'fastify'
import { matchText } from '../line/match.ts'
import type { Texted } from '../line/reply.ts'
import { answerMeaning } from '../line/text-turn.ts'
import { write } from '../line/words.ts'
import { type ChannelOptions, logTurn, memoCapacity, minuteOf, momentOf } from './channel.ts'
import { type Memo, makeMemo } from './memo.ts'
import { isAnswerable } from './parties.ts'
import { makeReplyLimit } from './reply-limit.ts'
import { fieldOf } from './signature.ts'
import { placeOf, type TurnRecord } from './turn-log.ts'
import { noReply, renderText, twimlType } from './twiml.ts'

/** A reply that is ready to send. */
interface Made {
  readonly xml: string
  readonly outcome: TurnRecord['outcome']
  readonly path: string
  readonly urgent: boolean
}

/** Answers `POST /sms`, each text from itself alone. */
export function makeSmsHandler(options: ChannelOptions) {
  const channel: SmsChannel = {
    options,
    texts: makeMemo(memoCapacity),
    meanings: makeMemo(memoCapacity),
    limit: makeReplyLimit(),
    silent: { xml: noReply, outcome: 'silent', path: options.line.main, urgent: false },
  }
  const broken = makeBroken(options)

  return function handleSms(request: FastifyRequest, reply: FastifyReply): void {
    const started = performance.now()
    const { xml, outcome, path } = attempt(() => answer(channel, request), broken, options)
    logTurn(options, { channel: 'sms', input: 'text', outcome, started, path })
    reply.header('content-type', twimlType).send(xml)
  }
}

interface SmsChannel {
  readonly options: ChannelOptions
  readonly texts: Memo<Made>
  readonly meanings: Memo<Made>
  readonly limit: ReturnType<typeof makeReplyLimit>
  readonly silent: Made
}

function answer(channel: SmsChannel, request: FastifyRequest): Made {
  const { options, limit, silent } = channel
  const from = fieldOf(request.body, 'From')
  // With Advanced Opt-Out, Twilio has replied already to a text that it marks so.
  if (!isAnswerable(from) || fieldOf(request.body, 'OptOutType')) return silent
  const made = lookUp(channel, fieldOf(request.body, 'Body'), momentOf(request, options))
  if (made.outcome === 'silent' || limit.allow(from, made.urgent, options.now())) return made
  return { ...silent, outcome: 'limited' }
}

/** Only short texts are looked up: they are codes and keywords. What people write at length is not kept for even a minute. */
const longestKept = 32

function lookUp(channel: SmsChannel, body: string, moment: number): Made {
  if (body.length > longestKept) return lookUpMeaning(channel, body, moment)
  const known = channel.texts.get(minuteOf(moment), body)
  if (known) return known
  const made = lookUpMeaning(channel, body, moment)
  channel.texts.set(body, made)
  return made
}

/** Many texts have one meaning, so most replies are made already. */
function lookUpMeaning({ options: { line }, meanings, silent }: SmsChannel, body: string, moment: number): Made {
  const meaning = matchText(line, body)
  const key = JSON.stringify(meaning)
  const known = meanings.get(minuteOf(moment), key)
  if (known) return known
  const { reply, position } = answerMeaning(line, meaning, Temporal.Instant.fromEpochMilliseconds(moment))
  const made = reply.kind === 'text' ? makeReply(reply, position.path) : silent
  meanings.set(key, made)
  return made
}

function makeReply({ body, urgent }: Texted, path: string): Made {
  return { xml: renderText(body), outcome: 'replied', path, urgent }
}

function attempt(make: () => Made, broken: Made, { log }: ChannelOptions): Made {
  try {
    return make()
  } catch (error) {
    log.error({ channel: 'sms', outcome: 'broken', where: placeOf(error) })
    return broken
  }
}

/** Made when the line starts, so that nothing is left to break when it is needed. */
function makeBroken({ line, now }: ChannelOptions): Made {
  const context = { line, now: Temporal.Instant.fromEpochMilliseconds(now()) }
  const body = `${write(line.words.emergencyText, context)} ${write(line.words.brokenText, context)}`
  return { xml: renderText(body), outcome: 'broken', path: line.main, urgent: true }
}
