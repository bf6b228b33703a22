import type { FastifyReply, FastifyRequest } from 'fastify'
import { countCall } from '../counts/counted-turn.ts'
import type { Line } from '../flow/line.ts'
import { answerCall } from '../line/call.ts'
import type { CallInput } from '../line/input.ts'
import { formatPosition, type Position, parsePosition, positionOn } from '../line/position.ts'
import type { CallTurn } from '../line/reply.ts'
import { lineOfRevision } from '../live/pinned-lines.ts'
import { whereOf } from '../log.ts'
import { type CallRequest, readCallRequest } from './call-request.ts'
import { type ChannelOptions, memoCapacity, minuteOf, type RenderedReply, sendReply } from './channel.ts'
import { type Fallback, makeCallFallback } from './fallback.ts'
import { type Memo, makeMemo } from './memo.ts'
import { makeOnce, type Sending } from './send-text.ts'
import { makeTextLimits, type TextLimits } from './text-limits.ts'
import { renderCall } from './twiml.ts'
import { retries, voicePath } from './webhook-urls.ts'
import { memoizeWhileNoticed } from './while-noticed.ts'

/**
 * Answers `POST /voice`. The position rides in the query of the action URL, which Twilio signs whole. Replies are looked up
 * by line, minute, position, input and kind of caller, until a notice comes or goes; a turn that sends a text is rendered anew
 * each time. Whatever breaks inside, the caller hears words and numbers.
 */
export function makeVoiceHandler(options: ChannelOptions) {
  const channel: VoiceChannel = {
    options,
    action: voicePath(options.publicUrl),
    memoOf: memoizeWhileNoticed(options.lines, () => makeMemo(memoCapacity)),
    fallback: makeCallFallback(options),
    limits: makeTextLimits(options.textsAnHour),
    sendOnce: makeOnce(options.now, (outcome) => outcome === 'refused' || outcome === 'limited'),
  }

  return function handleVoice(request: FastifyRequest, reply: FastifyReply): Promise<void> | undefined {
    const started = performance.now()
    const written = atOf(request)
    const at = { written, position: parsePosition(written) }
    const line = lineOfRevision(options.lines, at.position?.revision)
    // What is known is sent at once: a promise would cost as much as the look-up.
    return line instanceof Promise ? line.then(answer) : answer(line)

    function answer(line: Line): Promise<void> | undefined {
      const call = readCallRequest(request, at, line, options)
      const webhook = { line, channel: 'voice', input: call.input.kind, started } as const
      const rendered = replySafely(channel, call)
      if (rendered instanceof Promise) return rendered.then((late) => sendReply(reply, late, webhook, options))
      sendReply(reply, rendered, webhook, options)
      return undefined
    }
  }
}

/** The position in the URL as it is written; the first if there are several, and '' as a call begins. */
function atOf(request: FastifyRequest): string {
  const { at = '' } = request.query as { readonly at?: string | readonly string[] }
  return typeof at === 'string' ? at : at[0]!
}

interface VoiceChannel {
  readonly options: ChannelOptions
  readonly action: string
  /** The replies of the current minute. */
  readonly memoOf: (line: Line) => Memo<RenderedReply>
  readonly fallback: Fallback
  readonly limits: TextLimits
  readonly sendOnce: ReturnType<typeof makeOnce<Sending | 'limited'>>
}

function replySafely(channel: VoiceChannel, call: CallRequest): RenderedReply | Promise<RenderedReply> {
  const fallBack = (error: unknown) => {
    channel.options.log.error({ channel: 'voice', outcome: 'broken', where: whereOf(error) })
    return channel.fallback(call.line)
  }
  try {
    const rendered = replyTo(channel, call)
    return rendered instanceof Promise ? rendered.catch(fallBack) : rendered
  } catch (error) {
    return fallBack(error)
  }
}

function replyTo(channel: VoiceChannel, call: CallRequest): RenderedReply | Promise<RenderedReply> {
  const memo = channel.memoOf(call.line)
  const known = memo.get(minuteOf(call.time), call.key)
  if (known) return known
  const position = positionOn(call.line, call.at)
  const turn = answer(channel, call, call.input, position)
  if (turn.effect?.type === 'text')
    return sendTextFirst(channel, call, { from: position, turn, body: turn.effect.body })
  const rendered = render(channel, call, { from: position, input: call.input, turn })
  memo.set(call.key, rendered)
  return rendered
}

function answer(
  { options }: VoiceChannel,
  { line, caller, time }: CallRequest,
  input: CallInput,
  position: Position,
): CallTurn {
  const now = Temporal.Instant.fromEpochMilliseconds(time)
  return answerCall({ line, caller, input, position, now, notices: options.lines.notices() })
}

/** A text is sent before the reply, which says whether it was, but never why not: somebody else may hold the phone. */
async function sendTextFirst(
  channel: VoiceChannel,
  call: CallRequest,
  { from, turn, body }: { from: Position; turn: CallTurn; body: string },
): Promise<RenderedReply> {
  const sending = await channel.sendOnce(`${call.callSid} ${call.key}`, () => sendWithin(channel, call, body))
  const result = sending === 'accepted' ? 'sent' : 'unsent'
  const input = { kind: 'result', result } as const
  const told = answer(channel, call, input, turn.position)
  return { ...render(channel, call, { from, input, turn: told }), outcome: result }
}

/** Sends a text unless there were too many. It counts from the start: else several that are under way could pass a limit. */
async function sendWithin(
  { options, limits }: VoiceChannel,
  { caller, callSid }: CallRequest,
  body: string,
): Promise<Sending | 'limited'> {
  const { send, from } = options.texts!
  const [text, now] = [{ callSid, number: caller.from }, options.now()]
  const limit = limits.take(text, now)
  if (limit) {
    options.unsent(limit)
    return 'limited'
  }
  const sending = await send({ from: from ?? caller.to, to: caller.from, body })
  if (sending === 'refused') limits.giveBack(text, now)
  if (sending === 'opted-out') options.unsent('opted_out')
  return sending
}

/** A turn, the position that it started from, and what it answered. */
interface Taken {
  readonly from: Position
  readonly input: CallInput
  readonly turn: CallTurn
}

function render({ action }: VoiceChannel, { line, caller }: CallRequest, { from, input, turn }: Taken): RenderedReply {
  const next = `${action}?at=${formatPosition(line.revision, turn.position)}${retries}`
  const { effect } = turn
  const dial = effect?.type === 'connect' ? { ...effect, callerId: caller.callerId } : undefined
  return {
    xml: renderCall(turn.reply, line, { action: next, dial }),
    outcome: turn.reply.next,
    counted: countCall({ line, input, position: from }, turn),
  }
}
