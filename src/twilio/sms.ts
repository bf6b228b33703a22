import type { FastifyReply, FastifyRequest } from 'fastify'
import { countText } from '../counts/counted-turn.ts'
import type { Line } from '../flow/line.ts'
import type { Notice } from '../flow/notice.ts'
import { readText } from '../line/match.ts'
import { isKnownWord } from '../line/reading.ts'
import { answerText } from '../line/text.ts'
import { whereOf } from '../log.ts'
import { type ChannelOptions, memoCapacity, minuteOf, type RenderedReply, sendReply, timeOf } from './channel.ts'
import { type Fallback, makeTextFallback } from './fallback.ts'
import type { Form } from './form.ts'
import { replyWithin, silence } from './limited-reply.ts'
import { type Memo, makeMemo } from './memo.ts'
import type { ReplyLimits } from './reply-limits.ts'
import { makeTextHash } from './text-hash.ts'
import { readTextRequest, type TextRequest } from './text-request.ts'
import { noReply, renderText } from './twiml.ts'
import { memoizeWhileNoticed } from './while-noticed.ts'

/** A reply to a text. */
interface RenderedText extends RenderedReply {
  /** The text spoke of danger. */
  readonly urgent: boolean
  /** The text was a code or a keyword. */
  readonly isKnownWord: boolean
}

/** Answers `POST /sms`, each text from itself alone, within limits. */
export function makeSmsHandler(options: ChannelOptions, limits: ReplyLimits) {
  const channel: SmsChannel = {
    options,
    repliesOf: memoizeWhileNoticed(options.lines, (line) => ({
      line,
      notices: options.lines.notices(),
      words: makeMemo(memoCapacity),
      texts: makeMemo(memoCapacity),
      meanings: makeMemo(memoCapacity),
    })),
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

/** The replies of the current minute. */
interface Replies {
  readonly line: Line
  readonly notices: readonly Notice[]
  /** By codes and keywords, as they were texted. */
  readonly words: Memo<RenderedText>
  /** By the hashes of all other texts: what people write is not kept for even a minute. */
  readonly texts: Memo<RenderedText>
  /** By what texts mean. */
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
  const mayLoop = body.trim().length >= shortestOfMachine && !rendered.isKnownWord
  const known = { ...text, urgent: rendered.urgent, mayLoop }
  return replyWithin(channel.limits, { line, text: known, rendered }, channel.options)
}

/** No code or keyword is longer. */
const longestWord = 32

function replyToText(replies: Replies, body: string, time: number): RenderedText {
  const minute = minuteOf(time)
  const known = body.length <= longestWord ? replies.words.get(minute, body) : undefined
  if (known) return known
  const hashed = hashOf(body)
  const judged = replies.texts.get(minute, hashed)
  if (judged) return judged
  const rendered = replyToMeaning(replies, body, time)
  if (rendered.isKnownWord && body.length <= longestWord) replies.words.set(body, rendered)
  else replies.texts.set(hashed, rendered)
  return rendered
}

const hashOf = makeTextHash()

/** Many texts mean the same, so most replies have been rendered already. */
function replyToMeaning({ line, notices, meanings }: Replies, body: string, time: number): RenderedText {
  const reading = readText(line, body)
  const { match } = reading
  const isKnown = isKnownWord(reading)
  const key = JSON.stringify([match, isKnown])
  const known = meanings.get(minuteOf(time), key)
  if (known) return known
  const reply = answerText(line, match, Temporal.Instant.fromEpochMilliseconds(time), notices)
  const counted = countText(line, match, reply)
  const rendered: RenderedText = reply
    ? { xml: renderText(reply.body), outcome: 'replied', counted, urgent: reply.urgent, isKnownWord: isKnown }
    : { xml: noReply, outcome: 'silent', counted, urgent: false, isKnownWord: isKnown }
  meanings.set(key, rendered)
  return rendered
}
