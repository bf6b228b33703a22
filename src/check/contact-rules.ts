import type { Contact } from '../flow/contacts.ts'
import type { Complaint, Rule } from './rule.ts'

/** What makes a number one that people should ring. */
export const contactRules: readonly Rule[] = [
  {
    id: 'number-length',
    severity: 'error',
    reason: 'A number that lost a digit may still be one, of somebody else.',
    source: 'Ofcom, National Telephone Numbering Plan: ten digits only in old 0800 and 01 numbers',
    find: ({ line }) => [...line.contacts.values()].flatMap(checkLength),
  },
  {
    id: 'fictional-number',
    severity: 'error',
    reason: 'Numbers that Ofcom keeps for films reach nobody.',
    source: 'CALLERS PC16; Ofcom, telephone numbers for use in TV and radio drama',
    find: ({ line }) => [...line.contacts.values()].flatMap(checkFiction),
  },
  {
    id: 'costly-number',
    severity: 'error',
    reason: 'Nobody is sent to a number that costs more than a usual call.',
    source: 'CALLERS PC17',
    find: ({ line }) => [...line.contacts.values()].flatMap(checkCost),
  },
]

function checkLength({ id, kind, groups, digits }: Contact): Complaint[] {
  const { length } = groups.join('')
  if (kind === 'emergency' || kind === 'short' || kind === 'short-code' || length === 0 || length === digits) return []
  const what = `${groups.join(' ')} has ${length} digits, and ${digits} are expected.`
  const mend =
    length === 10
      ? 'Compare it with its source. If none was left out, write digits: 10 below it.'
      : 'Compare it with its source, and take digits: out.'
  return [{ subject: { contact: id }, path: ['phone'], what, mend }]
}

/** The ranges of no area, of eleven cities, of Tyneside, London, Northern Ireland and Cardiff; then mobile, freephone and others. */
const fictional =
  /^(?:01632|01(?:1[3-8]|[2-6]1)4960|01914980|02079460|02896496|02920180|07700900|08081570|09098790|03069990)/

function checkFiction({ id, groups }: Contact): Complaint[] {
  if (!fictional.test(groups.join(''))) return []
  const what = `${groups.join(' ')} is a number that Ofcom keeps for films: nobody is there.`
  return [{ subject: { contact: id }, path: ['phone'], what, mend: 'Write the real number.' }]
}

const costly = /^(?:09|087|084|070|118)/

function checkCost({ id, groups }: Contact): Complaint[] {
  if (!costly.test(groups.join(''))) return []
  const what = `${groups.join(' ')} costs more than a usual call.`
  return [
    {
      subject: { contact: id },
      path: ['phone'],
      what,
      mend: 'Give a number that begins with 01, 02, 03, 0800 or 0808.',
    },
  ]
}
