import type { FastifyReply, FastifyRequest } from 'fastify'
import { type CountedTurn, countText } from '../counts/counted-turn.ts'
import type { Line } from '../flow/line.ts'
import { matchText } from '../line/match.ts'
import { answerMeaning } from '../line/text.ts'
import { whereOf } from '../log.ts'
import { isAnswerable } from './caller.ts'
import { type ChannelOptions, memoCapacity, minuteOf, momentOf, type RenderedReply, recordTurn } from './channel.ts'
import { type FallbackReply, makeTextFallback } from './fallback.ts'
import { type Memo, makeMemo, memoizeByLine } from './memo.ts'
import { makeReplyLimit } from './reply-limit.ts'
import { fieldOf } from './signature.ts'
import { noReply, renderText, twimlType } from './twiml.ts'

/** A reply to a text; `urgent` if it spoke of danger. */
interface Replied extends RenderedReply {
  readonly urgent: boolean
}

/** Answers `POST /sms`, each text from itself alone. */
export function makeSmsHandler(options: ChannelOptions) {
  const channel: SmsChannel = {
    options,
    repliesOf: memoizeByLine((line) => ({ line, texts: makeMemo(memoCapacity), meanings: makeMemo(memoCapacity) })),
    broken: makeTextFallback(options),
    limit: makeReplyLimit(),
  }

  return function handleSms(request: FastifyRequest, reply: FastifyReply): void {
    const started = performance.now()
    const line = options.lines.live()
    const { xml, outcome, counted } = attempt(channel, request, line)
    reply.header('content-type', twimlType).send(xml)
    recordTurn(options, { revision: line.revision, channel: 'sms', input: 'text', outcome, counted }, started)
  }
}

/** The replies of this minute. */
interface Replies {
  readonly line: Line
  readonly texts: Memo<Replied>
  readonly meanings: Memo<Replied>
}

interface SmsChannel {
  readonly options: ChannelOptions
  readonly repliesOf: (line: Line) => Replies
  readonly broken: FallbackReply
  readonly limit: ReturnType<typeof makeReplyLimit>
}

function answer({ options, limit }: SmsChannel, request: FastifyRequest, replies: Replies): Replied {
  const { line } = replies
  const from = fieldOf(request.body, 'From')
  // With Advanced Opt-Out, Twilio has replied already to a text that it marks so.
  if (!isAnswerable(from) || fieldOf(request.body, 'OptOutType')) return unanswered(line, 'silent')
  const made = lookUp(replies, fieldOf(request.body, 'Body'), momentOf(request, line, options))
  if (made.outcome === 'silent' || limit.allow(from, made.urgent, options.now())) return made
  return unanswered(line, 'limited')
}

function unanswered({ revision }: Line, kind: 'silent' | 'limited'): Replied {
  const counted: CountedTurn = { revision, channel: 'sms', from: '(text)', kind, to: '(silent)' }
  return { xml: noReply, outcome: kind, counted, urgent: false }
}

/** Only short texts are looked up: they are codes and keywords. What people write at length is not kept for even a minute. */
const longestKept = 32

function lookUp(replies: Replies, body: string, moment: number): Replied {
  if (body.length > longestKept) return lookUpMeaning(replies, body, moment)
  const known = replies.texts.get(minuteOf(moment), body)
  if (known) return known
  const made = lookUpMeaning(replies, body, moment)
  replies.texts.set(body, made)
  return made
}

/** Many texts have one meaning, so most replies are made already. */
function lookUpMeaning({ line, meanings }: Replies, body: string, moment: number): Replied {
  const meaning = matchText(line, body)
  const key = JSON.stringify(meaning)
  const known = meanings.get(minuteOf(moment), key)
  if (known) return known
  const turn = answerMeaning(line, meaning, Temporal.Instant.fromEpochMilliseconds(moment))
  const { reply } = turn
  const counted = countText(line, meaning, turn)
  const made: Replied =
    reply.kind === 'text'
      ? { xml: renderText(reply.body), outcome: 'replied', counted, urgent: reply.urgent }
      : { xml: noReply, outcome: 'silent', counted, urgent: false }
  meanings.set(key, made)
  return made
}

function attempt(channel: SmsChannel, request: FastifyRequest, line: Line): RenderedReply {
  try {
    return answer(channel, request, channel.repliesOf(line))
  } catch (error) {
    channel.options.log.error({ channel: 'sms', outcome: 'broken', where: whereOf(error) })
    return channel.broken(line)
  }
}
