import { sayCost } from '../flow/call-cost.ts'
import type { Contact } from '../flow/contacts.ts'
import type { Speech, SpeechPart } from './reply.ts'

/** What is said of a number, and written. */
type Called = Pick<Contact, 'groups' | 'extension' | 'cost'>

/**
 * A phone number for the ear: digit by digit in its groups, then "I'll say that again" and once more (CALLERS R20). Short ones,
 * such as 999, are said once. Then comes the extension to ask for, and what a call costs: sentences, but for the last full stop.
 * How a contact's number is grouped is in flow/phone-number.ts, how fast it is said in twilio/twiml.ts.
 */
export function sayNumber({ groups, extension, cost }: Called, repeat: () => Speech): SpeechPart[] {
  const twice = groups.length < 2 ? [] : ['. ', ...repeat(), ' ', { digits: groups }]
  const ask = extension ? [`. Then ask for extension ${[...extension].join(' ')}`] : []
  return [{ digits: groups }, ...twice, ...ask, ...(cost ? [`. A call costs ${sayCost(cost)}`] : [])]
}

/** A phone number for the eye: "0845 603 3002, then ask for extension 12 (a call costs 7p a minute)". It can stand inside a sentence. */
export function writeNumber({ groups, extension, cost }: Called): string {
  const ask = extension && `, then ask for extension ${extension}`
  return `${groups.join(' ')}${ask}${cost && ` (a call costs ${cost})`}`
}
