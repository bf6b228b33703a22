import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Line } from '../flow/line.ts'
import { speak, write } from '../line/words.ts'
import { type ChannelOptions, type Made, tell } from './channel.ts'
import { perLine } from './lines.ts'
import { retries } from './retries.ts'
import { renderBroken, renderText, twimlType } from './twiml.ts'

/** What people get when something breaks, of a line. It is made when the line is first used, not when it is needed. */
export type Broken = (line: Line) => Made

/** The path of the voice webhook, below that of the public address. */
export function voicePath(publicUrl: string): string {
  return `${new URL(publicUrl).pathname.replace(/\/$/, '')}/voice`
}

/** What callers get: words, numbers, and a key that starts the call again. @throws when the live line can't say them */
export function makeBrokenCall({ lines, publicUrl }: ChannelOptions): Broken {
  return makeBroken(lines.live(), (line) => sayBroken(line, voicePath(publicUrl) + retries))
}

/** What texters get: words and numbers. @throws when the live line can't write them */
export function makeBrokenText({ lines }: ChannelOptions): Broken {
  return makeBroken(lines.live(), writeBroken)
}

function makeBroken(live: Line, render: (line: Line) => string): Broken {
  const broken = perLine((line): Made => ({ xml: render(line), outcome: 'broken', step: undefined }))
  broken(live)
  return broken
}

/** Hours are left out by these words, so the moment makes no difference. */
const anyMoment = Temporal.Instant.fromEpochMilliseconds(0)

/** What a call gets when something breaks, as TwiML. `action` is where a key leads. */
export function sayBroken(line: Line, action: string): string {
  const context = { line, now: anyMoment }
  const { emergency, broken, restart, goodbye } = line.words
  const sorry = [...speak(emergency, context), ' ', ...speak(broken, context)]
  return renderBroken({ sorry, restart: speak(restart, context), goodbye: speak(goodbye, context) }, line, action)
}

/** What a text gets when something breaks, as TwiML. */
export function writeBroken(line: Line): string {
  const context = { line, now: anyMoment }
  return renderText(`${write(line.words.emergencyText, context)} ${write(line.words.brokenText, context)}`)
}

/** Answers `POST /voice/fallback` or `/sms/fallback`, which Twilio asks when it could not get an answer. */
export function makeFallbackHandler(options: ChannelOptions, channel: 'voice' | 'sms') {
  const broken = channel === 'voice' ? makeBrokenCall(options) : makeBrokenText(options)
  return function handleFallback(_: FastifyRequest, reply: FastifyReply): void {
    const started = performance.now()
    const line = options.lines.live()
    const turn = { revision: line.revision, channel, input: 'fallback', outcome: 'fallback', step: undefined } as const
    reply.header('content-type', twimlType).send(broken(line).xml)
    tell(options, turn, started)
  }
}
