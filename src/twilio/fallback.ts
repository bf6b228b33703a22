/** What people get when something breaks: from the line itself, from its fallback webhooks, and as static TwiML. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Line } from '../flow/line.ts'
import { memoizeByLine } from '../line/memoize-by-line.ts'
import { type Context, speak, write } from '../line/render-words.ts'
import { type ChannelOptions, type RenderedReply, sendReply } from './channel.ts'
import type { Form } from './form.ts'
import { replyWithin, silence } from './limited-reply.ts'
import type { ReplyLimits } from './reply-limits.ts'
import { readTextRequest } from './text-request.ts'
import { renderApology, renderGoodbye, renderText } from './twiml.ts'
import { retries, voicePath } from './webhook-urls.ts'

/** The fallback of each line, rendered when the line is first used and not when it is needed. */
export type Fallback = (line: Line) => RenderedReply

/** What callers get: words, numbers, and a key that starts the call again. @throws if the live line can't say them */
export function makeCallFallback({ lines, publicUrl }: ChannelOptions): Fallback {
  return makeFallback(lines.live(), (line) => renderCallFallback(line, voicePath(publicUrl) + retries))
}

/** What texters get: words and numbers. @throws if the live line can't write them */
export function makeTextFallback({ lines }: ChannelOptions): Fallback {
  return makeFallback(lines.live(), renderTextFallback)
}

function makeFallback(live: Line, render: (line: Line) => string): Fallback {
  const fallback = memoizeByLine(
    (line): RenderedReply => ({ xml: render(line), outcome: 'broken', counted: undefined }),
  )
  fallback(live)
  return fallback
}

/** Answers `POST /voice/fallback`, which Twilio asks when it could not get an answer. */
export function makeCallFallbackHandler(options: ChannelOptions) {
  const fallback = makeCallFallback(options)
  return makeFallbackHandler(options, 'voice', (line) => ({ ...fallback(line), outcome: 'fallback' }))
}

/** Answers `POST /sms/fallback`, within the limits of all replies. */
export function makeTextFallbackHandler(options: ChannelOptions, limits: ReplyLimits) {
  const fallback = makeTextFallback(options)
  return makeFallbackHandler(options, 'sms', (line, form) => {
    const text = readTextRequest(form)
    if (!text) return silence(line, 'silent')
    const unread = { ...text, urgent: false, mayLoop: false }
    return replyWithin(limits, { line, text: unread, rendered: { ...fallback(line), outcome: 'fallback' } }, options)
  })
}

function makeFallbackHandler(
  options: ChannelOptions,
  channel: 'voice' | 'sms',
  replyTo: (line: Line, form: Form) => RenderedReply,
) {
  return function handleFallback(request: FastifyRequest, reply: FastifyReply): void {
    const started = performance.now()
    const line = options.lines.live()
    const webhook = { line, channel, input: 'fallback', started } as const
    sendReply(reply, replyTo(line, request.body as Form), webhook, options)
  }
}

/** Renders what people get when something breaks, for a line that is to go live. @throws if it can't be rendered */
export function rehearseFallback(line: Line): void {
  renderCallFallback(line, '')
  renderTextFallback(line)
}

/** These words may not give hours, so any time will do. */
const anyTime = (line: Line): Context => ({ line, now: Temporal.Instant.fromEpochMilliseconds(0) })

/** `action` is where a key leads. */
function renderCallFallback(line: Line, action: string): string {
  const { emergency, broken, restart, goodbye } = line.words
  const [first, sorry, again, end] = [emergency, broken, restart, goodbye].map((words) => speak(words, anyTime(line)))
  return renderApology({ sorry: [...first!, ' ', ...sorry!], restart: again!, goodbye: end! }, line, action)
}

function renderTextFallback(line: Line): string {
  const { emergencyText, brokenText } = line.words
  return renderText([emergencyText, brokenText].map((words) => write(words, anyTime(line))).join(' '))
}

/**
 * Static TwiML for a fallback URL on another server, which answers when no machine of the line does: emergency words and
 * numbers, and no way back.
 */
export function renderStaticFallback(line: Line): string {
  const { emergency, broken, goodbye } = line.words
  const words = [emergency, broken, goodbye].flatMap((words) => [...speak(words, anyTime(line)), ' '])
  return renderGoodbye(words, line)
}
