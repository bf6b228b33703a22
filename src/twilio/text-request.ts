import { isNumber } from './caller.ts'
import type { Form } from './form.ts'

/** A webhook of a text. Numbers are in E.164. */
export interface TextRequest {
  /** Twilio's name of the message. */
  readonly messageSid: string
  readonly sender: string
  /** The number that was texted. */
  readonly to: string
  readonly body: string
}

/**
 * Reads a text from a webhook's form; undefined if it gets no answer, since its sender is no number (on WhatsApp too) or
 * Twilio has replied already: with Advanced Opt-Out it does, and says so.
 */
export function readTextRequest({ MessageSid, From, To, Body, OptOutType }: Form): TextRequest | undefined {
  const [sender, to] = [From, To].map((number) => number.replace(/^whatsapp:/, '')) as [string, string]
  if (!isNumber(sender) || OptOutType) return undefined
  return { messageSid: MessageSid, sender, to, body: Body }
}
