/** E-mail and web addresses: what form they have, and how they are spelt for the ear. */
import type { Place } from './source.ts'

/** A host in small letters, which ends as hosts do: `maidstone.gov.uk`. */
const host = String.raw`(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}`
const emailForm = new RegExp(String.raw`^[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*@${host}$`)
/** Nothing in it that can't be said, or that two people would say in two ways. */
const webForm = new RegExp(`^${host}(?:/[A-Za-z0-9._-]+)*$`)

/** Complains of an e-mail address that nobody could write to, or that is not written as people type it. */
export function checkEmail(email: string, place: Place): void {
  if (emailForm.test(email)) return
  const meant = /[^\s<>:]+@[^\s<>?]+/.exec(email)?.[0].toLowerCase() ?? ''
  complainOfForm(email, 'e-mail address', emailForm.test(meant) ? meant : undefined, place)
}

/** Complains of a web address that nobody could open, or that is not written as people type it. */
export function checkWeb(web: string, place: Place): void {
  if (webForm.test(web)) return
  const pasted = web.replace(/^[a-z]+:\/\//i, '').replace(/\/+$/, '')
  const meant = pasted.replace(/^[^/]*/, (host) => host.toLowerCase())
  if (/[?#%~&=]/.test(meant))
    place.complain(
      `${web} has signs in it that people can't take down by ear.`,
      'Ask whose website it is for a short address, of letters, digits, hyphens and slashes.',
    )
  else complainOfForm(web, 'web address', webForm.test(meant) ? meant : undefined, place)
}

const examples = { 'e-mail address': 'community.safety@maidstone.gov.uk', 'web address': 'maidstone.gov.uk/asb' }

function complainOfForm(written: string, what: keyof typeof examples, meant: string | undefined, place: Place): void {
  place.complain(
    `${written} is not written as people type ${what === 'web address' ? 'a' : 'an'} ${what}.`,
    meant ? `Write "${meant}", and compare it with its source.` : `Write it like "${examples[what]}".`,
  )
}

/** The signs of addresses, as they are said. */
const signs: Readonly<Record<string, string>> = {
  '.': ' dot ',
  '@': ' at ',
  '/': ', slash ',
  '-': ' hyphen ',
  _: ' underscore ',
  '+': ' plus ',
}

/**
 * An address for the ear: "maidstone dot gov dot uk, slash ASB". Letters are said as words, digits one by one; a part in capitals
 * stays so, because a voice spells it.
 */
export function spellOut(address: string): string {
  return address
    .replace(/^www\./, 'w w w.')
    .replace(/\d/g, ' $& ')
    .replace(/[.@/_+-]/g, (sign) => signs[sign]!)
    .replace(/\s+/g, ' ')
    .replaceAll(' ,', ',')
    .trim()
}
