/**
 * Whether a number in E.164 is a UK mobile, not a personal number (070) or a pager (076, of which 07624 is the Isle of Man's
 * mobiles).
 */
export function isUkMobile(number: string): boolean {
  return /^\+447(?:[1-57-9]\d{8}|624\d{6})$/.test(number)
}
