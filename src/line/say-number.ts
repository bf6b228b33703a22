import type { Speech, SpeechPart } from './reply.ts'

/**
 * A phone number for the ear: digit by digit in its groups, then "I'll say that again" and once more (CALLERS R20). Short ones,
 * such as 999, are said once. How a contact's number is grouped is in flow/phone-number.ts, how fast it is said in
 * twilio/twiml.ts.
 */
export function sayNumber(groups: readonly string[], repeat: () => Speech): SpeechPart[] {
  if (groups.length < 2) return [{ digits: groups }]
  return [{ digits: groups }, '. ', ...repeat(), ' ', { digits: groups }]
}
