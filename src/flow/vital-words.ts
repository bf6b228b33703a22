import type { Contacts } from './contacts.ts'
import type { WordName } from './schema.ts'
import type { Template } from './template.ts'

/** Shared words without which people in danger would be left alone, and whose number they must name. */
export const vital: Partial<Record<WordName, 'emergency' | 'any'>> = {
  emergency: 'emergency',
  emergencyText: 'emergency',
  goodbye: 'any',
  broken: 'any',
  brokenText: 'any',
}

/** Words that are made once, when the line starts, and said whenever something breaks: hours in them would soon be false. */
const madeOnce: ReadonlySet<WordName> = new Set([
  'emergency',
  'goodbye',
  'broken',
  'restart',
  'emergencyText',
  'brokenText',
])

/** Complains of shared words that lost their number, or that would say hours of another time. */
export function checkVital(
  name: WordName,
  template: Template,
  { contacts, complain }: { contacts: Contacts | undefined; complain: (what: string, mend: string) => void },
): void {
  const gaps = template.flatMap((part) => (typeof part !== 'string' && 'contact' in part ? [part] : []))
  if (madeOnce.has(name) && gaps.some(({ field }) => field === 'hours'))
    complain("Hours can't stand in these words.", 'Take them out: these words are made once, and said at any time.')
  // What is wrong with a contact that could not be read is said in contacts.yaml.
  if (gaps.some(({ contact }) => contacts?.has(contact) && !contacts.get(contact))) return
  const numbers = gaps.filter(({ field }) => field === 'phone').map(({ contact }) => contacts?.get(contact)?.kind)
  if (vital[name] === 'emergency' && contacts && !numbers.includes('emergency'))
    complain('These words must name the emergency number.', 'Write {emergency.phone} where it is said.')
  if (vital[name] === 'any' && numbers.length === 0)
    complain('These words must name a number to call.', 'Write {contact-id.phone} where it is said.')
}
