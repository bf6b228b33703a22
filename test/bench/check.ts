import { parseTwiml } from '../../src/commands/phone/read-twiml.ts'
import type { Line } from '../../src/flow/line.ts'
import type { Result } from '../../src/flow/tail.ts'
import { isUkMobile } from '../../src/flow/uk-mobile.ts'
import { answerCall } from '../../src/line/call.ts'
import type { CallInput } from '../../src/line/input.ts'
import { matchText } from '../../src/line/match.ts'
import { formatPosition } from '../../src/line/position.ts'
import { answerText } from '../../src/line/text.ts'
import type { Answer } from './generator.ts'
import type { Webhook } from './requests.ts'
import type { Act } from './traffic.ts'

/** Says what is wrong with an answer: it is not TwiML, or not what the turn itself gives. */
export class WrongAnswer extends Error {}

const now = () => Temporal.Now.instant()

/** Checks that an answer is a document of TwiML. */
export function checkTwiml({ status, body }: Answer, kind: 'voice' | 'messaging') {
  if (status !== 200) throw new WrongAnswer(`The status is ${status}.`)
  return parseTwiml(body, kind)
}

/** Checks that an answer to a call leads where the turn leads. */
export function checkVoice(line: Line, act: Act, { webhook, answer }: { webhook: Webhook; answer: Answer }): void {
  checkTwiml(answer, 'voice')
  const { path, silences, wrong } = act
  const caller = { textable: isUkMobile(webhook.form.From!) }
  const from = { path, silences, wrong }
  const { position, reply } = answerCall({ line, position: from, caller, input: inputOf(act.input), now: now() })
  const ends = reply.next === 'hang-up'
  const expected = ends ? undefined : formatPosition(line.revision, position)
  const found = /\?at=([^"#]*)/.exec(answer.body)?.[1]
  if (found !== expected) throw new WrongAnswer(`It leads to ${found}, not to ${expected}.`)
}

const results = { completed: 'answered', busy: 'busy' } as const satisfies Record<string, Result>

function inputOf({ kind, key, result }: Act['input']): CallInput {
  if (kind === 'key') return { kind, key: key! }
  return kind === 'result' ? { kind, result: results[result!] } : { kind }
}

/** Checks that the reply to a text has the words of the turn. */
export function checkText(line: Line, { webhook, answer }: { webhook: Webhook; answer: Answer }): void {
  const [verb] = checkTwiml(answer, 'messaging')
  const reply = answerText(line, matchText(line, webhook.form.Body!), now())
  const found = verb?.verb === 'Message' ? verb.body : undefined
  if (found !== reply?.body) throw new WrongAnswer(`The reply is: ${found}`)
}
