import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Line } from '../flow/line.ts'
import { speak, write } from '../line/render-words.ts'
import { type ChannelOptions, type RenderedReply, recordTurn } from './channel.ts'
import { memoizeByLine } from './memo.ts'
import { retries } from './retries.ts'
import { renderFallbackCall, renderText, twimlType } from './twiml.ts'

/** What people get when something breaks, of a line. It is made when the line is first used, not when it is needed. */
export type FallbackReply = (line: Line) => RenderedReply

/** The path of the voice webhook, below that of the public address. */
export function voicePath(publicUrl: string): string {
  return `${new URL(publicUrl).pathname.replace(/\/$/, '')}/voice`
}

/** What callers get: words, numbers, and a key that starts the call again. @throws when the live line can't say them */
export function makeCallFallback({ lines, publicUrl }: ChannelOptions): FallbackReply {
  return makeFallbackReply(lines.live(), (line) => renderCallFallback(line, voicePath(publicUrl) + retries))
}

/** What texters get: words and numbers. @throws when the live line can't write them */
export function makeTextFallback({ lines }: ChannelOptions): FallbackReply {
  return makeFallbackReply(lines.live(), renderTextFallback)
}

function makeFallbackReply(live: Line, render: (line: Line) => string): FallbackReply {
  const broken = memoizeByLine((line): RenderedReply => ({ xml: render(line), outcome: 'broken', counted: undefined }))
  broken(live)
  return broken
}

/** Hours are left out by these words, so the moment makes no difference. */
const anyMoment = Temporal.Instant.fromEpochMilliseconds(0)

/** What a call gets when something breaks, as TwiML. `action` is where a key leads. */
export function renderCallFallback(line: Line, action: string): string {
  const context = { line, now: anyMoment }
  const { emergency, broken, restart, goodbye } = line.words
  const sorry = [...speak(emergency, context), ' ', ...speak(broken, context)]
  return renderFallbackCall({ sorry, restart: speak(restart, context), goodbye: speak(goodbye, context) }, line, action)
}

/** What a text gets when something breaks, as TwiML. */
export function renderTextFallback(line: Line): string {
  const context = { line, now: anyMoment }
  return renderText(`${write(line.words.emergencyText, context)} ${write(line.words.brokenText, context)}`)
}

/** Answers `POST /voice/fallback` or `/sms/fallback`, which Twilio asks when it could not get an answer. */
export function makeFallbackHandler(options: ChannelOptions, channel: 'voice' | 'sms') {
  const broken = channel === 'voice' ? makeCallFallback(options) : makeTextFallback(options)
  return function handleFallback(_: FastifyRequest, reply: FastifyReply): void {
    const started = performance.now()
    const line = options.lines.live()
    const turn = {
      revision: line.revision,
      channel,
      input: 'fallback',
      outcome: 'fallback',
      counted: undefined,
    } as const
    reply.header('content-type', twimlType).send(broken(line).xml)
    recordTurn(options, turn, started)
  }
}

/** Renders what people get when something breaks, of a line that is to go live. @throws when it can't */
export function rehearseFallback(line: Line): void {
  renderCallFallback(line, '')
  renderTextFallback(line)
}
