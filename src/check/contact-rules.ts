import { contactsIn, plainWords } from '../content/wordings.ts'
import type { Contact } from '../flow/contacts.ts'
import type { CheckContext } from './check-context.ts'
import type { Complaint, Rule } from './rule.ts'

/** What makes a number one that people should ring. */
export const contactRules: readonly Rule[] = [
  {
    id: 'never-dialled',
    severity: 'error',
    reason: 'Nobody is put through to a textphone (nor to 999, 101 or a short code, which no file can do).',
    source: 'CALLERS PC03, 2.1',
    find: (context) => [...findDialled(context), ...findMisnamed(context)],
  },
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
    length < digits
      ? `Compare it with its source. If none was left out, write digits: ${length} below it.`
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

/** The anti-terrorist hotline's, which staff could take for a freephone number; a voice that reaches it hears tones. */
const textphones = new Set(['08000324539'])
const textphone = /text ?phone|minicom|type ?talk/i

function findDialled({ line }: CheckContext): Complaint[] {
  return [...line.contacts.values()].flatMap(({ id, name, dial, groups }) => {
    const isTextphone = textphone.test(`${id.replaceAll('-', ' ')} ${name}`) || textphones.has(groups.join(''))
    if (dial === undefined || !isTextphone) return []
    const what = `Callers would be put through to ${groups.join(' ')}, which is a textphone: they would hear tones.`
    return [{ subject: { contact: id }, path: ['kind'], what, mend: 'Write kind: textphone.' }]
  })
}

/** An answer that speaks of a textphone, and would put callers through, because no contact in it is one. */
function findMisnamed({ line }: CheckContext): Complaint[] {
  return [...line.states.values()].flatMap((state) => {
    if (state.kind === 'menu' || state.contact?.dial === undefined) return []
    const words = [[state.title], state.say, state.text].map((template) => plainWords({ template })).join(' ')
    const named = [...contactsIn({ template: state.say, contact: state.contact }, line)]
    if (!textphone.test(words) || named.some(({ contact }) => contact.kind === 'textphone')) return []
    const what = `"${state.title}" speaks of a textphone, but callers would be put through to ${state.contact.name}.`
    return [
      {
        subject: { state: state.id },
        path: ['meta'],
        what,
        mend: 'If its contact is a textphone, write kind: textphone in contacts.yaml.',
      },
    ]
  })
}
