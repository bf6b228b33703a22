import { contactsIn } from '../content/wordings.ts'
import type { Menu, State } from '../flow/line.ts'
import { guardHolds } from '../flow/machine.ts'
import { type CheckContext, factsOf, menusOf } from './check-context.ts'
import type { Complaint, Rule } from './rule.ts'

/** What makes menus easy to follow by ear. */
export const menuRules: readonly Rule[] = [
  {
    id: 'menu-size',
    severity: 'error',
    reason: 'People remember four options; with more than five they hear the menu again and again.',
    source: 'CALLERS PC04, R1 (ISO/IEC 13714; Cohen et al. ch. 9; Avaya)',
    find: (context) => menusOf(context).flatMap(checkSize),
  },
  {
    id: 'menu-keys',
    severity: 'error',
    reason: 'Keys go up from 1 without a gap, so that people can guess the next one.',
    source: 'CALLERS PC05, R2 (ISO/IEC 13714; Avaya)',
    find: (context) => menusOf(context).flatMap(checkKeys),
  },
  {
    id: 'option-words',
    severity: 'error',
    reason: 'An option is said before its key: "For hate crime, press 2."',
    source: 'CALLERS PC06, R2 (ISO/IEC 13714; W3C COGA)',
    find: (context) => menusOf(context).flatMap(checkLabels),
  },
  {
    id: 'presses',
    severity: 'error',
    reason: 'Every number and place is heard after two keys at most.',
    source: 'CALLERS PC07',
    find: findFarContacts,
  },
  {
    id: 'codes',
    severity: 'error',
    reason: 'No code is 55, which people press in a call to 999 when they cannot speak.',
    source: 'CALLERS PC28, R11 (IOPC: silent solution)',
    find: findBadCodes,
  },
  {
    id: 'reachable',
    severity: 'error',
    reason: 'No answer hides behind a guard that holds at no time.',
    source: 'CALLERS PC08',
    find: findUnreachable,
  },
]

function checkSize({ id, options }: Menu): Complaint[] {
  if (options.length < 5) return []
  const what = `This menu has ${options.length} options; people remember four.`
  if (options.length > 5)
    return [
      { subject: { state: id }, path: ['on'], what, mend: 'Take some out, or move them to a menu below this one.' },
    ]
  const mend = 'Make it four if you can, with the commonest first.'
  return [{ subject: { state: id }, path: ['on'], what, mend, severity: 'warning' }]
}

function checkKeys({ id, options }: Menu): Complaint[] {
  const odd = options.find(({ key }, i) => key !== String(i + 1))
  if (!odd) return []
  const right = options.indexOf(odd) + 1
  const what = `Key ${right} is left out: the options go on with key ${odd.key}.`
  return [
    { subject: { state: id }, path: ['on', odd.key], what, mend: `Write '${right}': here, and go on from there.` },
  ]
}

const saysKey =
  /\b(?:press|dial|push|hit|key in) (?:the )?(?:key |number |button )?(?:\d|one|two|three|four|five|six|seven|star|hash)\b/i

function checkLabels({ id, options }: Menu): Complaint[] {
  return options.flatMap(({ key, label }) => {
    const at = { subject: { state: id }, path: ['on', key] }
    const banned = saysKey.exec(label)?.[0]
    if (banned)
      return [
        { ...at, what: `The option says "${banned}" itself.`, mend: `Take it out: "press ${key}" is said after it.` },
      ]
    if (/^(?:for|to|if) /i.test(label)) return []
    const what = `The option would be said as "${label}, press ${key}."`
    return [{ ...at, what, mend: 'Begin it with "for", "to" or "if", like "for hate crime".' }]
  })
}

function findFarContacts({ line }: CheckContext): Complaint[] {
  return [...line.states.values()].flatMap((state) => {
    const code = line.codes.get(state.id)!
    if (state.kind === 'menu' || code.length <= 2) return []
    const [given] = contactsIn({ template: state.say, contact: state.contact }, line)
    if (!given) return []
    const what = `It takes ${code.length} keys (${[...code].join('-')}) to hear ${given.contact.name}.`
    const mend = 'Put the answer, or its menu, higher up: two keys are the most.'
    return [{ subject: { state: state.id }, what, mend }]
  })
}

/** By whatever way: the code of a state is one of several that may lead there. */
function findBadCodes({ line }: CheckContext): Complaint[] {
  const fives = (id: string) => {
    const state = line.states.get(id)!
    const options = state.kind === 'menu' ? state.options.filter(({ key }) => key === '5') : []
    return options.flatMap(({ branches }) => branches.map(({ target }) => target))
  }
  const menus = fives(line.main).filter((menu) => fives(menu).length > 0)
  return menus.map((menu) => ({
    subject: { state: menu },
    path: ['on', '5'],
    what: "The code 55 leads to an answer here, and people press it in a call to 999 when they can't speak.",
    mend: 'Give this option another key, or the menu.',
  }))
}

/** Every option, walked by what can be the case in the next 400 days. */
function findUnreachable(context: CheckContext): Complaint[] {
  const { states, main, globalKeys } = context.line
  const reached = new Set([main, ...Object.values(globalKeys)])
  for (const id of reached) for (const target of targetsOf(states.get(id)!, context)) reached.add(target)
  return [...states.values()]
    .filter(({ id }) => !reached.has(id))
    .map(({ id, title }) => ({
      subject: { state: id },
      what: `Nobody ever gets to "${title}": what the guards before it ask for does not happen in the next 400 days.`,
      mend: 'Mend the guards of the option that leads here, or the hours of the contact that they ask about.',
    }))
}

function targetsOf(state: State, context: CheckContext): string[] {
  if (state.kind === 'answer') return []
  const facts = factsOf(state, context)
  return state.options.flatMap(({ branches }) =>
    facts.map((fact) => branches.find(({ guard }) => guard === undefined || guardHolds(guard, fact))!.target),
  )
}
