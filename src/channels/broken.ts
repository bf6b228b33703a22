import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Line } from '../flow/line.ts'
import { speak, write } from '../line/words.ts'
import { type ChannelOptions, type Made, tell } from './channel.ts'
import { perLine } from './lines.ts'
import { renderBroken, renderText, twimlType } from './twiml.ts'

/** What people get when something breaks. It is made before that, so that nothing is left to break when it is needed. */
export interface Broken {
  of(line: Line): Made
}

/** The path of the voice webhook, below that of the public address. */
export function voicePath(publicUrl: string): string {
  return `${new URL(publicUrl).pathname.replace(/\/$/, '')}/voice`
}

/** Words, numbers, and a key that starts the call again. @throws when the live line can't be made to say them */
export function makeBrokenCall({ lines, publicUrl, now }: ChannelOptions): Broken {
  const action = voicePath(publicUrl)
  return makeBroken(lines.live(), (line) => {
    const context = { line, now: Temporal.Instant.fromEpochMilliseconds(now()) }
    const { emergency, broken, restart, goodbye } = line.words
    const sorry = [...speak(emergency, context), ' ', ...speak(broken, context)]
    return renderBroken({ sorry, restart: speak(restart, context), goodbye: speak(goodbye, context) }, line, action)
  })
}

/** Words and numbers as a text. @throws when the live line can't be made to write them */
export function makeBrokenText({ lines, now }: ChannelOptions): Broken {
  return makeBroken(lines.live(), (line) => {
    const context = { line, now: Temporal.Instant.fromEpochMilliseconds(now()) }
    return renderText(`${write(line.words.emergencyText, context)} ${write(line.words.brokenText, context)}`)
  })
}

function makeBroken(live: Line, render: (line: Line) => string): Broken {
  const of = perLine((line): Made => ({ xml: render(line), outcome: 'broken', step: undefined }))
  of(live)
  return { of }
}

/** Answers `POST /voice/fallback` or `/sms/fallback`, which Twilio asks when it could not get an answer. */
export function makeFallbackHandler(options: ChannelOptions, channel: 'voice' | 'sms') {
  const broken = channel === 'voice' ? makeBrokenCall(options) : makeBrokenText(options)
  return function handleFallback(_: FastifyRequest, reply: FastifyReply): void {
    const started = performance.now()
    const line = options.lines.live()
    const turn = { revision: line.revision, channel, input: 'fallback', outcome: 'fallback', step: undefined } as const
    reply.header('content-type', twimlType).send(broken.of(line).xml)
    tell(options, turn, started)
  }
}
