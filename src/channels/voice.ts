import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Line } from '../flow/line.ts'
import type { Result } from '../flow/machine.ts'
import type { CallInput, Key } from '../line/input.ts'
import { formatPosition, isOfRevision, type Position, parsePosition } from '../line/position.ts'
import type { Spoken } from '../line/reply.ts'
import { type Turn, turn } from '../line/turn.ts'
import { speak } from '../line/words.ts'
import { type ChannelOptions, logTurn, memoCapacity, minuteOf, momentOf } from './channel.ts'
import { type Memo, makeMemo } from './memo.ts'
import { isNumber, isUkMobile, isUkNumber } from './parties.ts'
import { fieldOf } from './signature.ts'
import { makeOnce, type Sending } from './text-sender.ts'
import { placeOf, type TurnRecord } from './turn-log.ts'
import { renderBroken, renderSpoken, twimlType } from './twiml.ts'

/** A reply that is ready to send. */
interface Made {
  readonly xml: string
  readonly outcome: TurnRecord['outcome']
  readonly path: string
}

/** What a webhook says, in the line's terms. */
interface Webhook {
  readonly form: unknown
  readonly at: string
  readonly input: CallInput
  readonly moment: number
  /** The number that a call is put through from, if not the caller's own. */
  readonly callerId: string | undefined
}

/**
 * Answers `POST /voice`. The position rides in the query of the action URL, which Twilio signs whole. Replies are looked up
 * by minute, position, input and kind of caller; a turn that sends a text is made anew each time. Whatever breaks inside,
 * the caller hears words and numbers.
 */
export function makeVoiceHandler(options: ChannelOptions) {
  const channel: VoiceChannel = {
    options,
    action: `${new URL(options.publicUrl).pathname.replace(/\/$/, '')}/voice`,
    memo: makeMemo(memoCapacity),
    sendOnce: makeOnce(options.now),
  }
  const broken: Made = { xml: brokenTwiml(channel), outcome: 'broken', path: options.line.main }
  const broke = (error: unknown) => {
    options.log.error({ channel: 'voice', outcome: 'broken', where: placeOf(error) })
    return broken
  }

  return function handleVoice(request: FastifyRequest, reply: FastifyReply): void {
    const started = performance.now()
    const webhook = readWebhook(request, options)
    const send = ({ xml, outcome, path }: Made) => {
      logTurn(options, { channel: 'voice', input: webhook.input.kind, outcome, started, path })
      reply.header('content-type', twimlType).send(xml)
    }
    try {
      const made = lookUp(channel, webhook)
      // What is known is sent at once: a promise would cost as much as the look-up.
      if (made instanceof Promise) made.catch(broke).then(send)
      else send(made)
    } catch (error) {
      send(broke(error))
    }
  }
}

interface VoiceChannel {
  readonly options: ChannelOptions
  readonly action: string
  readonly memo: Memo<Made>
  readonly sendOnce: ReturnType<typeof makeOnce>
}

function lookUp(channel: VoiceChannel, webhook: Webhook): Made | Promise<Made> {
  const key = keyOf(webhook)
  const known = channel.memo.get(minuteOf(webhook.moment), key)
  if (known) return known
  const taken = takeTurn(channel, webhook)
  const [effect] = taken.effects
  if (effect?.type === 'text') return sendAndTell(channel, webhook, { taken, body: effect.body })
  const made = render(channel, taken, effect && { to: effect.to, callerId: webhook.callerId })
  channel.memo.set(key, made)
  return made
}

function readWebhook(request: FastifyRequest, options: ChannelOptions): Webhook {
  const form = request.body
  const at = fieldOf(request.query, 'at')
  const textable = options.texts !== undefined && isUkMobile(fieldOf(form, 'From'))
  return {
    form,
    at,
    input: readInput(form, at, { line: options.line, textable }),
    moment: momentOf(request, options),
    callerId: callerIdFor(form),
  }
}

/** How `<Dial>` reports its outcome (https://www.twilio.com/docs/voice/twiml/dial#dialcallstatus). */
const dialResults: ReadonlyMap<string, Result> = new Map([
  ['completed', 'answered'],
  ['answered', 'answered'],
  ['busy', 'busy'],
  ['no-answer', 'no-answer'],
])

function readInput(form: unknown, at: string, { line, textable }: { line: Line; textable: boolean }): CallInput {
  if (at === '') return { kind: 'call', textable }
  const dialled = fieldOf(form, 'DialCallStatus')
  if (dialled) return { kind: 'result', result: dialResults.get(dialled) ?? 'failed', textable }
  const key = fieldOf(form, 'Digits').charAt(0)
  if (!/^[0-9*#]$/.test(key)) return { kind: 'silence', textable }
  return isOfRevision(line, at) ? { kind: 'key', key: key as Key, textable } : { kind: 'moved', textable }
}

function keyOf({ at, input, callerId = '' }: Webhook): string {
  const detail = input.kind === 'key' ? input.key : input.kind === 'result' ? input.result : ''
  return `${at} ${input.kind} ${detail} ${input.textable} ${callerId}`
}

function takeTurn({ options }: VoiceChannel, { at, input, moment }: Webhook, position?: Position): Turn {
  const { line } = options
  return turn(line, position ?? parsePosition(line, at), input, Temporal.Instant.fromEpochMilliseconds(moment))
}

/** A text is sent before the reply, which says what became of it. */
async function sendAndTell(
  channel: VoiceChannel,
  webhook: Webhook,
  { taken, body }: { taken: Turn; body: string },
): Promise<Made> {
  const sending = await sendText(channel, webhook, body)
  const result = sending === 'accepted' ? 'sent' : 'unsent'
  const input = { kind: 'result', result, textable: webhook.input.textable } as const
  const told = takeTurn(channel, { ...webhook, input }, taken.position)
  return { ...render(channel, told), outcome: result }
}

function sendText({ options, sendOnce }: VoiceChannel, webhook: Webhook, body: string): Promise<Sending> {
  const { form } = webhook
  const { send, from } = options.texts!
  const message = { from: from ?? fieldOf(form, 'To'), to: fieldOf(form, 'From'), body }
  return sendOnce(`${fieldOf(form, 'CallSid')} ${keyOf(webhook)}`, () => send(message))
}

/** A caller whose number is withheld or foreign is put through from the line's own number (error 13214). */
function callerIdFor(form: unknown): string | undefined {
  const own = fieldOf(form, 'To')
  return isUkNumber(fieldOf(form, 'From')) || !isNumber(own) ? undefined : own
}

function render(
  { options, action }: VoiceChannel,
  { position, reply }: Turn,
  connect?: { to: string; callerId: string | undefined },
): Made {
  const { line } = options
  const spoken = reply as Spoken
  const next = `${action}?at=${formatPosition(line.revision, position)}`
  const xml = renderSpoken(spoken, line, { action: next, ...(connect && { connect }) })
  return { xml, outcome: spoken.next, path: position.path }
}

/** Made when the line starts, so that nothing is left to break when it is needed. */
function brokenTwiml({ options, action }: VoiceChannel): string {
  const { line, now } = options
  const context = { line, now: Temporal.Instant.fromEpochMilliseconds(now()) }
  const { emergency, broken, restart, goodbye } = line.words
  const sorry = [...speak(emergency, context), ' ', ...speak(broken, context)]
  return renderBroken({ sorry, restart: speak(restart, context), goodbye: speak(goodbye, context) }, line, action)
}
