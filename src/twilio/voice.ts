import type { FastifyReply, FastifyRequest } from 'fastify'
import { countCall } from '../counts/counted-turn.ts'
import type { Line } from '../flow/line.ts'
import { formatPosition, type Position, parsePosition } from '../line/position.ts'
import type { Spoken } from '../line/reply.ts'
import { type Turn, turn } from '../line/turn.ts'
import { lineAt } from '../live/pinned-lines.ts'
import { whereOf } from '../log.ts'
import { type CallRequest, readCallRequest } from './call-request.ts'
import { type ChannelOptions, memoCapacity, minuteOf, type RenderedReply, recordTurn } from './channel.ts'
import { type FallbackReply, makeCallFallback, voicePath } from './fallback.ts'
import { type Memo, makeMemo, memoizeByLine } from './memo.ts'
import { retries } from './retries.ts'
import { makeOnce, type Sending } from './send-text.ts'
import { fieldOf } from './signature.ts'
import { renderSpoken, twimlType } from './twiml.ts'

/**
 * Answers `POST /voice`. The position rides in the query of the action URL, which Twilio signs whole. Replies are looked up
 * by line, minute, position, input and kind of caller; a turn that sends a text is made anew each time. Whatever breaks
 * inside, the caller hears words and numbers.
 */
export function makeVoiceHandler(options: ChannelOptions) {
  const channel: VoiceChannel = {
    options,
    action: voicePath(options.publicUrl),
    memoOf: memoizeByLine(() => makeMemo(memoCapacity)),
    broken: makeCallFallback(options),
    sendOnce: makeOnce(options.now),
  }

  return function handleVoice(request: FastifyRequest, reply: FastifyReply): Promise<unknown> | undefined {
    const started = performance.now()
    const line = lineAt(options.lines, fieldOf(request.query, 'at'))
    // What is known is sent at once: a promise would cost as much as the look-up.
    return line instanceof Promise ? line.then(answer) : answer(line)

    function answer(line: Line): Promise<void> | undefined {
      const webhook = readCallRequest(request, line, options)
      const made = attempt(channel, webhook)
      if (made instanceof Promise) return made.then((made) => send(webhook, made))
      send(webhook, made)
      return undefined
    }

    function send({ line: { revision }, input }: CallRequest, { xml, outcome, counted }: RenderedReply): void {
      reply.header('content-type', twimlType).send(xml)
      recordTurn(options, { revision, channel: 'voice', input: input.kind, outcome, counted }, started)
    }
  }
}

interface VoiceChannel {
  readonly options: ChannelOptions
  readonly action: string
  /** The replies of this minute. */
  readonly memoOf: (line: Line) => Memo<RenderedReply>
  readonly broken: FallbackReply
  readonly sendOnce: ReturnType<typeof makeOnce>
}

function attempt(channel: VoiceChannel, webhook: CallRequest): RenderedReply | Promise<RenderedReply> {
  const broke = (error: unknown) => {
    channel.options.log.error({ channel: 'voice', outcome: 'broken', where: whereOf(error) })
    return channel.broken(webhook.line)
  }
  try {
    const made = lookUp(channel, webhook)
    return made instanceof Promise ? made.catch(broke) : made
  } catch (error) {
    return broke(error)
  }
}

function lookUp(channel: VoiceChannel, webhook: CallRequest): RenderedReply | Promise<RenderedReply> {
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
    counted: countCall(webhook, position, taken),
  }
  memo.set(key, made)
  return made
}

function keyOf({ at, input, callerId = '' }: CallRequest): string {
  const detail = input.kind === 'key' ? input.key : input.kind === 'result' ? input.result : ''
  return `${at} ${input.kind} ${detail} ${input.textable} ${callerId}`
}

function takeTurn({ line, input, moment }: Pick<CallRequest, 'line' | 'input' | 'moment'>, position: Position): Turn {
  return turn(line, position, input, Temporal.Instant.fromEpochMilliseconds(moment))
}

/** A text is sent before the reply, which says what became of it. */
async function sendAndTell(
  channel: VoiceChannel,
  webhook: CallRequest,
  { position, taken, body }: { position: Position; taken: Turn; body: string },
): Promise<RenderedReply> {
  const sending = await sendText(channel, webhook, body)
  const result = sending === 'accepted' ? 'sent' : 'unsent'
  const input = { kind: 'result', result, textable: webhook.input.textable } as const
  const told = takeTurn({ ...webhook, input }, taken.position)
  const counted = countCall({ ...webhook, input }, position, told)
  return { ...render(channel, webhook.line, told), outcome: result, counted }
}

function sendText({ options, sendOnce }: VoiceChannel, webhook: CallRequest, body: string): Promise<Sending> {
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
): Omit<RenderedReply, 'counted'> {
  const spoken = reply as Spoken
  const next = `${action}?at=${formatPosition(line.revision, position)}${retries}`
  const xml = renderSpoken(spoken, line, { action: next, ...(connect && { connect }) })
  return { xml, outcome: spoken.next }
}
