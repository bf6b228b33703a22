import t from 'tap'
import { makeCheckContext } from '../../src/check/check-context.ts'
import { rules } from '../../src/check/rules.ts'
import { compileLine } from '../../src/flow/compile.ts'
import type { FlowFiles } from '../../src/flow/files.ts'
import type { Line, State } from '../../src/flow/line.ts'
import { sharedWords, type WordName } from '../../src/flow/shared-words.ts'
import { compile, shippedFiles } from '../support/line.ts'
import { checkedOn } from './clean-line.ts'

/** The shipped flows without their examples, which would have to be learnt anew, so that they compile fast. */
const files: FlowFiles = new Map([...shippedFiles].filter(([file]) => !/examples\.txt$|^learnt\.txt$/.test(file)))
const line = compile(files)

/** What can tell words from one another. */
const telling = [
  ...['option-target', 'option-words', 'offered', 'yes-and-no', 'words-in-place'],
  ...['emergency-first', 'emergency-words', 'numbers-given', 'lock-screen', 'named-keywords'],
]

const refuses = (changed: Line): boolean => {
  const context = makeCheckContext(changed, { normalised: [], garbled: [], outdated: [] }, checkedOn)
  return telling.some((id) => [...rules[id]!.find(context)].length > 0)
}

function pairsOf<T>(list: readonly T[]): [T, T][] {
  return list.flatMap((one, i) => list.slice(i + 1).map((other): [T, T] => [one, other]))
}

const withStates = (...states: State[]): Line => ({
  ...line,
  states: new Map([...line.states, ...states.map((state) => [state.id, state] as const)]),
})

const menus = [...line.states.values()].filter((state) => state.kind === 'menu')

t.test('the shipped flows are not refused', async (t) => {
  t.notOk(refuses(line))
})

t.test('any two options whose words are swapped are refused', async (t) => {
  for (const menu of menus)
    for (const [one, other] of pairsOf(menu.options)) {
      const labels = new Map([
        [one.key, other.label],
        [other.key, one.label],
      ])
      const options = menu.options.map((option) => ({ ...option, label: labels.get(option.key) ?? option.label }))
      t.ok(refuses(withStates({ ...menu, options })), `${menu.id}: ${one.label} | ${other.label}`)
    }
})

t.test('any two options whose targets are swapped are refused', async (t) => {
  for (const menu of menus)
    for (const [one, other] of pairsOf(menu.options)) {
      const targets = new Map([
        [one.key, other.branches],
        [other.key, one.branches],
      ])
      const options = menu.options.map((option) => ({
        ...option,
        branches: targets.get(option.key) ?? option.branches,
      }))
      t.ok(refuses(withStates({ ...menu, options })), `${menu.id}: ${one.label} | ${other.label}`)
    }
})

t.test('any two titles behind one menu that are swapped are refused', async (t) => {
  for (const { options } of menus)
    for (const [one, other] of pairsOf(options.map(({ branches }) => line.states.get(branches[0]!.target)!)))
      t.ok(
        refuses(withStates({ ...one, title: other.title }, { ...other, title: one.title })),
        `${one.title} | ${other.title}`,
      )
})

t.test('the words of one option that are copied over another are refused', async (t) => {
  for (const menu of menus)
    for (const from of menu.options)
      for (const to of menu.options.filter((option) => option !== from)) {
        const options = menu.options.map((option) => (option === to ? { ...to, label: from.label } : option))
        t.ok(refuses(withStates({ ...menu, options })), `${menu.id}: ${from.label} for ${to.label}`)
      }
})

/** Words that nothing tells from one another, by why nobody is misled. */
const alike: Readonly<Record<string, readonly WordName[]>> = {
  'both say to start again': ['start', 'restart'],
  'both are for the answer by text': ['textMe', 'fullText'],
  'both are for all that there is to send': ['sendText', 'fullText'],
  'both are about a silence': ['silence', 'silenceAgain'],
  'both are about a wrong key': ['wrongKey', 'wrongKeyAgain'],
  'both say that there is no text': ['unsent', 'noMobile'],
  'they stand before answers and codes, and say nothing of them': ['menuText', 'neutral', 'more', 'codes', 'codesEnd'],
}
const areAlike = (...pair: WordName[]) =>
  Object.values(alike).some((names) => pair.every((name) => names.includes(name)))

t.test('any two shared words that are swapped are refused, but for those that are alike', async (t) => {
  const names = Object.keys(line.words) as WordName[]
  let swapped = 0
  for (const [one, other] of pairsOf(names).filter(([one, other]) => canSwap(one, other))) {
    swapped++
    const words = { ...line.words, [one]: line.words[other], [other]: line.words[one] }
    t.equal(refuses({ ...line, words }), !areAlike(one, other), `${one} | ${other}`)
  }
  t.ok(swapped > 250, `${swapped}`)
})

/** Whether the compiler reads them in the place of each other: it refuses gaps that can't be filled there. */
function canSwap(one: WordName, other: WordName): boolean {
  if (sharedWords[one].channel !== sharedWords[other].channel) return false
  const written = files.get('line.yaml')!.replace(`    ${one}:`, '    swapped:').replace(`    ${other}:`, `    ${one}:`)
  return 'line' in compileLine(new Map([...files, ['line.yaml', written.replace('    swapped:', `    ${other}:`)]]))
}

t.test('any two replies that are swapped are refused', async (t) => {
  const { unknown, danger, police, safe, about } = line.replies
  for (const [one, other] of pairsOf(Object.entries({ unknown, danger, police, safe, about }))) {
    const replies = {
      ...line.replies,
      [one[0]]: { ...one[1], text: other[1].text },
      [other[0]]: { ...other[1], text: one[1].text },
    }
    t.ok(refuses({ ...line, replies }), `${one[0]} | ${other[0]}`)
  }
})
