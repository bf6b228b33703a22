import type { FastifyReply, FastifyRequest } from 'fastify'
import { countText } from '../counts/counted-turn.ts'
import type { Line } from '../flow/line.ts'
import { isCodeOrKeyword, matchText } from '../line/match.ts'
import { memoizeByLine } from '../line/memoize-by-line.ts'
import { answerText } from '../line/text.ts'
import { whereOf } from '../log.ts'
import { type ChannelOptions, memoCapacity, minuteOf, type RenderedReply, sendReply, timeOf } from './channel.ts'
import { type Fallback, makeTextFallback } from './fallback.ts'
import type { Form } from './form.ts'
import { replyWithin, silence } from './limited-reply.ts'
import { type Memo, makeMemo } from './memo.ts'
import type { ReplyLimits } from './reply-limits.ts'
import { readTextRequest, type TextRequest } from './text-request.ts'
import { noReply, renderText } from './twiml.ts'

/** A reply to a text; it is `urgent` if the text spoke of danger. */
interface RenderedText extends RenderedReply {
  readonly urgent: boolean
}

/** Answers `POST /sms`, each text from itself alone, within limits. */
export function makeSmsHandler(options: ChannelOptions, limits: ReplyLimits) {
  const channel: SmsChannel = {
    options,
    repliesOf: memoizeByLine((line) => ({ line, texts: makeMemo(memoCapacity), meanings: makeMemo(memoCapacity) })),
    fallback: makeTextFallback(options),
    limits,
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
  readonly limits: ReplyLimits
}

function replySafely(channel: SmsChannel, request: FastifyRequest, line: Line): RenderedReply {
  const text = readTextRequest(request.body as Form)
  if (!text) return silence(line, 'silent')
  try {
    return replyTo(channel, text, { line, time: timeOf(request, line, channel.options) })
  } catch (error) {
    const { options, limits, fallback } = channel
    options.log.error({ channel: 'sms', outcome: 'broken', where: whereOf(error) })
    const unread = { ...text, urgent: false, mayLoop: false }
    return replyWithin(limits, { line, text: unread, rendered: fallback(line) }, options)
  }
}

/** The fewest characters of a text that may be taken for a machine's: nobody who is in need may be silenced. */
const shortestOfMachine = 25

function replyTo(channel: SmsChannel, text: TextRequest, { line, time }: { line: Line; time: number }): RenderedReply {
  const { body } = text
  const rendered = replyToText(channel.repliesOf(line), body, time)
  if (rendered.outcome === 'silent') return rendered
  const mayLoop = body.trim().length >= shortestOfMachine && !isCodeOrKeyword(line, body)
  const known = { ...text, urgent: rendered.urgent, mayLoop }
  return replyWithin(channel.limits, { line, text: known, rendered }, channel.options)
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
