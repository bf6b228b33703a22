import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Line } from '../flow/line.ts'
import { formatPosition, type Position, parsePosition } from '../line/position.ts'
import type { Spoken } from '../line/reply.ts'
import { type Turn, turn } from '../line/turn.ts'
import { type Broken, makeBrokenCall, voicePath } from './broken.ts'
import { type ChannelOptions, type Made, memoCapacity, minuteOf, tell } from './channel.ts'
import { lineAt, perLine } from './lines.ts'
import { type Memo, makeMemo } from './memo.ts'
import { retries } from './retries.ts'
import { fieldOf } from './signature.ts'
import { stepOfCall } from './step.ts'
import { makeOnce, type Sending } from './text-sender.ts'
import { placeOf } from './turn-log.ts'
import { renderSpoken, twimlType } from './twiml.ts'
import { readWebhook, type Webhook } from './voice-webhook.ts'

/**
 * Answers `POST /voice`. The position rides in the query of the action URL, which Twilio signs whole. Replies are looked up
 * by line, minute, position, input and kind of caller; a turn that sends a text is made anew each time. Whatever breaks
 * inside, the caller hears words and numbers.
 */
export function makeVoiceHandler(options: ChannelOptions) {
  const channel: VoiceChannel = {
    options,
    action: voicePath(options.publicUrl),
    memoOf: perLine(() => makeMemo(memoCapacity)),
    broken: makeBrokenCall(options),
    sendOnce: makeOnce(options.now),
  }

  return function handleVoice(request: FastifyRequest, reply: FastifyReply): Promise<unknown> | undefined {
    const started = performance.now()
    const line = lineAt(options.lines, fieldOf(request.query, 'at'))
    // What is known is sent at once: a promise would cost as much as the look-up.
    return line instanceof Promise ? line.then(answer) : answer(line)

    function answer(line: Line): Promise<void> | undefined {
      const webhook = readWebhook(request, line, options)
      const made = attempt(channel, webhook)
      if (made instanceof Promise) return made.then((made) => send(webhook, made))
      send(webhook, made)
      return undefined
    }

    function send({ line: { revision }, input }: Webhook, { xml, outcome, step }: Made): void {
      reply.header('content-type', twimlType).send(xml)
      tell(options, { revision, channel: 'voice', input: input.kind, outcome, step }, started)
    }
  }
}

interface VoiceChannel {
  readonly options: ChannelOptions
  readonly action: string
  /** The replies of this minute. */
  readonly memoOf: (line: Line) => Memo<Made>
  readonly broken: Broken
  readonly sendOnce: ReturnType<typeof makeOnce>
}

function attempt(channel: VoiceChannel, webhook: Webhook): Made | Promise<Made> {
  const broke = (error: unknown) => {
    channel.options.log.error({ channel: 'voice', outcome: 'broken', where: placeOf(error) })
    return channel.broken(webhook.line)
  }
  try {
    const made = lookUp(channel, webhook)
    return made instanceof Promise ? made.catch(broke) : made
  } catch (error) {
    return broke(error)
  }
}

function lookUp(channel: VoiceChannel, webhook: Webhook): Made | Promise<Made> {
  const memo = channel.memoOf(webhook.line)
  const key = keyOf(webhook)
  const known = memo.get(minuteOf(webhook.moment), key)
  if (known) return known
  const position = parsePosition(webhook.line, webhook.at)
  const taken = takeTurn(webhook, position)
  const [effect] = taken.effects
  if (effect?.type === 'text') return sendAndTell(channel, webhook, { position, taken, body: effect.body })
  const made = {
    ...render(channel, webhook.line, taken, effect && { to: effect.to, callerId: webhook.callerId }),
    step: stepOfCall(webhook, position, taken),
  }
  memo.set(key, made)
  return made
}

function keyOf({ at, input, callerId = '' }: Webhook): string {
  const detail = input.kind === 'key' ? input.key : input.kind === 'result' ? input.result : ''
  return `${at} ${input.kind} ${detail} ${input.textable} ${callerId}`
}

function takeTurn({ line, input, moment }: Pick<Webhook, 'line' | 'input' | 'moment'>, position: Position): Turn {
  return turn(line, position, input, Temporal.Instant.fromEpochMilliseconds(moment))
}

/** A text is sent before the reply, which says what became of it. */
async function sendAndTell(
  channel: VoiceChannel,
  webhook: Webhook,
  { position, taken, body }: { position: Position; taken: Turn; body: string },
): Promise<Made> {
  const sending = await sendText(channel, webhook, body)
  const result = sending === 'accepted' ? 'sent' : 'unsent'
  const input = { kind: 'result', result, textable: webhook.input.textable } as const
  const told = takeTurn({ ...webhook, input }, taken.position)
  const step = stepOfCall({ ...webhook, input }, position, told)
  return { ...render(channel, webhook.line, told), outcome: result, step }
}

function sendText({ options, sendOnce }: VoiceChannel, webhook: Webhook, body: string): Promise<Sending> {
  const { form } = webhook
  const { send, from } = options.texts!
  const message = { from: from ?? fieldOf(form, 'To'), to: fieldOf(form, 'From'), body }
  return sendOnce(`${fieldOf(form, 'CallSid')} ${keyOf(webhook)}`, () => send(message))
}

function render(
  { action }: VoiceChannel,
  line: Line,
  { position, reply }: Turn,
  connect?: { to: string; callerId: string | undefined },
): Omit<Made, 'step'> {
  const spoken = reply as Spoken
  const next = `${action}?at=${formatPosition(line.revision, position)}${retries}`
  const xml = renderSpoken(spoken, line, { action: next, ...(connect && { connect }) })
  return { xml, outcome: spoken.next }
}
