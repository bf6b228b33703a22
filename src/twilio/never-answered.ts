import { parsePhoneNumberFromString } from 'libphonenumber-js/max'

/** Most texts come from these. */
const ukMobile = /^\+447[1-57-9]/

/** Satellite phones, international premium numbers, and of the UK personal numbers, pagers (but not the Isle of Man's mobiles) and 09. */
const costly = /^\+(?:870|88[123]|979|44(?:70|76(?!24)|9))/

/**
 * Whether a number in E.164 never gets a reply, because a reply would cost a multiple, or be what somebody earns from. Everybody
 * else is answered: people who need the line have cards of many countries.
 */
export function isNeverAnswered(number: string): boolean {
  if (ukMobile.test(number)) return false
  return costly.test(number) || parsePhoneNumberFromString(number)?.getType() === 'PREMIUM_RATE'
}
