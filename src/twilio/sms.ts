import type { FastifyReply, FastifyRequest } from 'fastify'
import { type CountedTurn, countText } from '../counts/counted-turn.ts'
import type { Line } from '../flow/line.ts'
import { matchText } from '../line/match.ts'
import { memoizeByLine } from '../line/memoize-by-line.ts'
import { answerText } from '../line/text.ts'
import { whereOf } from '../log.ts'
import { isAnswerable } from './caller.ts'
import { type ChannelOptions, memoCapacity, minuteOf, type RenderedReply, sendReply, timeOf } from './channel.ts'
import { type Fallback, makeTextFallback } from './fallback.ts'
import type { Form } from './form.ts'
import { type Memo, makeMemo } from './memo.ts'
import { makeReplyLimit } from './reply-limit.ts'
import { noReply, renderText } from './twiml.ts'

/** A reply to a text; it is `urgent` if the text spoke of danger. */
interface RenderedText extends RenderedReply {
  readonly urgent: boolean
}

/** Answers `POST /sms`, each text from itself alone. */
export function makeSmsHandler(options: ChannelOptions) {
  const channel: SmsChannel = {
    options,
    repliesOf: memoizeByLine((line) => ({ line, texts: makeMemo(memoCapacity), meanings: makeMemo(memoCapacity) })),
    fallback: makeTextFallback(options),
    limit: makeReplyLimit(),
  }

  return function handleSms(request: FastifyRequest, reply: FastifyReply): void {
    const started = performance.now()
    const line = options.lines.live()
    const rendered = replySafely(channel, request, line)
    sendReply(reply, rendered, { line, channel: 'sms', input: 'text', started }, options)
  }
}

/** The replies of the current minute, by what was texted and by what it means. */
interface Replies {
  readonly line: Line
  readonly texts: Memo<RenderedText>
  readonly meanings: Memo<RenderedText>
}

interface SmsChannel {
  readonly options: ChannelOptions
  readonly repliesOf: (line: Line) => Replies
  readonly fallback: Fallback
  readonly limit: ReturnType<typeof makeReplyLimit>
}

function replySafely(channel: SmsChannel, request: FastifyRequest, line: Line): RenderedReply {
  try {
    return replyTo(channel, request, channel.repliesOf(line))
  } catch (error) {
    channel.options.log.error({ channel: 'sms', outcome: 'broken', where: whereOf(error) })
    return channel.fallback(line)
  }
}

function replyTo({ options, limit }: SmsChannel, request: FastifyRequest, replies: Replies): RenderedText {
  const { line } = replies
  const { From: from, Body: body, OptOutType: optedOut } = request.body as Form
  // With Advanced Opt-Out, Twilio has replied already to a text that it marks so.
  if (!isAnswerable(from) || optedOut) return silence(line, 'silent')
  const rendered = replyToText(replies, body, timeOf(request, line, options))
  if (rendered.outcome === 'silent' || limit.allow(from, rendered.urgent, options.now())) return rendered
  return silence(line, 'limited')
}

function silence({ revision }: Line, kind: 'silent' | 'limited'): RenderedText {
  const counted: CountedTurn = { revision, channel: 'sms', from: '(text)', kind, to: '(silent)' }
  return { xml: noReply, outcome: kind, counted, urgent: false }
}

/** Only short texts are looked up: they are codes and keywords. What people write at length is not kept for even a minute. */
const longestKept = 32

function replyToText(replies: Replies, body: string, time: number): RenderedText {
  if (body.length > longestKept) return replyToMeaning(replies, body, time)
  const known = replies.texts.get(minuteOf(time), body)
  if (known) return known
  const rendered = replyToMeaning(replies, body, time)
  replies.texts.set(body, rendered)
  return rendered
}

/** Many texts mean the same, so most replies have been rendered already. */
function replyToMeaning({ line, meanings }: Replies, body: string, time: number): RenderedText {
  const meaning = matchText(line, body)
  const key = JSON.stringify(meaning)
  const known = meanings.get(minuteOf(time), key)
  if (known) return known
  const reply = answerText(line, meaning, Temporal.Instant.fromEpochMilliseconds(time))
  const counted = countText(line, meaning, reply)
  const rendered: RenderedText = reply
    ? { xml: renderText(reply.body), outcome: 'replied', counted, urgent: reply.urgent }
    : { xml: noReply, outcome: 'silent', counted, urgent: false }
  meanings.set(key, rendered)
  return rendered
}
