import { capitalised, oneOf } from '../../flow/problem.ts'
import type { Rule } from '../rule.ts'
import { shortForms, signs } from '../short-forms.ts'
import { typedAddresses } from '../typed-addresses.ts'

/** Short forms that are words too, unless they begin with a capital. */
const alsoWords = new Set(['Mon', 'Sat', 'Sun', 'Mar', 'Wed', 'Apt', 'Mob'])

const forms = Object.keys(shortForms).flatMap((form) =>
  alsoWords.has(form) ? [form] : [form.toLowerCase(), capitalised(form), form.toUpperCase()],
)
const shortForm = new RegExp(
  String.raw`(?<![\w.])(?:(?:${forms.map(RegExp.escape).join('|')})(?!\w)\.?|[Nn]os?\.(?= ?[\da-z]))|(?<=\d)(?:hr|min|sec|wk|yr)s?\b\.?`,
)

/** What is found by one pattern is not looked for by the next. */
const readBadly: readonly [pattern: RegExp, mend: (found: string) => string][] = [
  [/\b24 ?\/ ?7\b/, () => 'Write "day and night".'],
  [/\d+\s?-\s?\d+/, (found) => `Write "${found.replace(/\s?-\s?/, ' to ')}".`],
  [/\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/, () => 'Leave the postcode to the text: nobody can note it by ear.'],
  [shortForm, (found) => `Write ${inFull(found)}.`],
  [/[&/%+=@#*£€$]/, (found) => `Write "${signs[found]}".`],
  [/[_~^|<>[\]\\]/, () => 'Take it out.'],
  [
    /\b(?=[A-Z]*[A-Z]{2})[A-Z]{2,}s?\b/,
    (found) => `Write it in full, or its letters apart: "${[...found].join(' ')}".`,
  ],
]

function inFull(found: string): string {
  const form = found.replace(/\.$/, '').toLowerCase()
  if (/^nos?$/.test(form)) return '"number"'
  const [, full] = Object.entries(shortForms).find(([short]) => short.toLowerCase() === form)!
  return oneOf(full.split('|').map((words) => `"${words}"`))
}

/** Finds written forms in words that are said (CALLERS PC32, PC45); addresses of websites are left to typed-address. */
export const spokenForm: Rule = {
  reason: 'A voice reads dashes, signs, postcodes and short forms badly.',
  *find({ wordings }) {
    for (const { subject, path, words } of wordings.filter(({ channel }) => channel === 'voice')) {
      let rest = words.replace(typedAddresses, ' ')
      for (const [pattern, mend] of readBadly) {
        const all = new RegExp(pattern, `${pattern.flags}g`)
        for (const found of new Set(rest.match(all)))
          yield { subject, path, what: `A voice may read "${found}" badly.`, mend: mend(found), severity: 'warning' }
        rest = rest.replace(all, ' ')
      }
    }
  },
}
