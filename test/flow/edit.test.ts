import { readdirSync, readFileSync } from 'node:fs'
import { structuredPatch } from 'diff'
import fc from 'fast-check'
import t from 'tap'
import { applyEdits, type Edit, type Written } from '../../src/flow/edit.ts'
import type { FlowFiles } from '../../src/flow/files.ts'
import { pathOf } from '../../src/flow/locator.ts'
import { printProblem } from '../../src/flow/problem.ts'
import { parseSource } from '../../src/flow/source.ts'
import { manyStyles } from './many-styles.ts'
import { editsOf, keep, typed, wishes } from './random-edits.ts'
import { edit as replaced, smallLine } from './small-line.ts'
import { findFault, type PlacedEdit, type SpottedFile, spotsOf } from './spots.ts'

const folder = new URL('../../flows/', import.meta.url)
const names = readdirSync(folder).filter((file) => file.endsWith('.yaml'))
const shipped: FlowFiles = new Map(names.map((file) => [file, readFileSync(new URL(file, folder), 'utf8')]))
const contacts = (text: string): FlowFiles => new Map([['contacts.yaml', text]])

/** The files that cases name. */
const filesOf: Readonly<Record<string, FlowFiles>> = {
  shipped,
  'small line': smallLine,
  'many styles': contacts(manyStyles),
  notices: replaced('line.yaml', '  replies:\n', '  notices:\n'),
}

/** Other ways in which the same file may be saved. */
const kindsOfFile: Readonly<Record<string, (text: string) => string>> = {
  'with CRLF': (text) => text.replaceAll('\n', '\r\n'),
  'with a byte order mark': (text) => `\uFEFF${text}`,
  'without a last line break': (text) => text.trimEnd(),
}
const vary = (files: FlowFiles, change: (text: string) => string): FlowFiles =>
  new Map([...files].map(([file, text]) => [file, change(text)]))
const trim = (files: FlowFiles) => vary(files, (text) => text.trimEnd())

/** A case of edits.txt: its files, its edit, and the lines that change or what is said of it. */
interface Case {
  readonly name: string
  readonly files: FlowFiles
  readonly edit: Edit
  readonly expected: string
}

/** `# name`, `@ files` or `| ` the lines of a contacts.yaml, the edit, and what comes of it. What is taken out was as it is. */
function readCase(block: string): Case {
  const [name = '', ...lines] = block.trimEnd().split('\n')
  const at = lines.findIndex((line) => line.startsWith('{'))
  const own = lines.slice(0, at).map((line) => `${line.slice(2)}\n`)
  const files = filesOf[own.join('').trim()] ?? contacts(own.join(''))
  const written: Edit = JSON.parse(lines[at]!)
  const edit = written.do === 'remove' ? { ...written, was: written.was ?? read(files, written) } : written
  return { name, files, edit, expected: lines.slice(at + 1).join('\n') }
}

/** What the reader gives of the place of an edit. */
function read(files: FlowFiles, { subject, path }: Edit): Written {
  const [file, start] = pathOf(subject)
  const value = parseSource(file, files.get(file)!).value as Written
  return [...start, ...path].reduce((inner, step) => (inner as Readonly<Record<string, Written>>)[step]!, value)
}

const [, ...groups] = readFileSync(new URL('edits.txt', import.meta.url), 'utf8').split(/^## /m)
const casesOf = (group: string) => group.split(/^# /m).slice(1).map(readCase)

/** The files after some edits. @throws when there are problems. */
function apply(files: FlowFiles, ...edits: readonly Edit[]): FlowFiles {
  const made = applyEdits(files, edits)
  if ('problems' in made) throw new Error(JSON.stringify(made.problems, null, 2))
  return made.files
}

/** The lines that were taken out and put in. */
function changes(before: FlowFiles, after: FlowFiles): string {
  const patches = [...before].map(([file, text]) =>
    structuredPatch('', '', text, after.get(file)!, '', '', { context: 0 }),
  )
  return patches.flatMap(({ hunks }) => hunks.flatMap(({ lines }) => lines)).join('\n')
}

for (const group of groups.slice(0, -1))
  t.test(`an edit changes its own lines only: ${group.split('\n')[0]}`, async (t) => {
    for (const { name, files, edit, expected } of casesOf(group)) {
      const after = apply(files, edit)
      t.equal(changes(files, after).trimEnd(), expected, name)
      for (const [kind, change] of Object.entries(kindsOfFile))
        t.strictSame(trim(apply(vary(files, change), edit)), trim(vary(after, change)), `${name}, in a file ${kind}`)
    }
  })

t.test('an edit that is not possible is refused in words', async (t) => {
  for (const { name, files, edit, expected } of casesOf(groups.at(-1)!)) {
    const made = applyEdits(files, [edit])
    const problems = 'problems' in made ? made.problems : []
    t.strictSame(problems.map(printProblem), [expected], name)
    t.match(problems, [{ kind: 'refused', edit }])
  }
})

type Place = readonly [subject: Edit['subject'], ...path: Edit['path']]
const set = ([subject, ...path]: Place, was: string | undefined, value: string): Edit => ({
  ...{ do: 'set', subject, path, was, value },
})
const add = ([subject, ...path]: Place, value: Written): Edit => ({ do: 'add', subject, path, value })
const remove = ([subject, ...path]: Place, was: Written): Edit => ({ do: 'remove', subject, path, was })

const police = { contact: 'police' }
const phone: Place = [police, 'phone']
const keywords: Place = [{ state: 'hate.menu' }, 'meta', 'keywords']
const a: Place = [{ contact: 'a' }]

t.test('a file in another encoding is left alone', async (t) => {
  const made = applyEdits(contacts('a: caf\udce9\n'), [set(a, 'x', 'y'), remove(a, 'x')])
  t.match(made, {
    problems: Array(2).fill({ kind: 'refused', line: 1, what: /^The file is not saved as UTF-8 but as / }),
  })
})

t.test('a first key is taken out behind a byte order mark', async (t) => {
  t.strictSame(apply(contacts('\uFEFFa: b\n\nc: d\n'), remove(a, 'b')), contacts('\uFEFFc: d\n'))
})

t.test('a file without a line break gets one', async (t) => {
  t.strictSame(apply(contacts('a: b'), add([{ contact: 'c' }], 'd')), contacts('a: b\nc: d'))
})

t.test('edits are made one after another', async (t) => {
  const one: Place = [{ contact: 'one' }]
  const edits = [
    add(one, { name: 'One', kind: 'place' }),
    set([...one, 'kind'], 'place', 'short'),
    set([...one, 'kind'], 'short', 'freephone'),
    remove([...one, 'name'], 'One'),
    add([...one, 'name'], { c: ['d'] }),
    add([...one, 'name', 'c', 0], 'e'),
    add([...one, 'name', 'c', Number.NaN], 'f'),
    remove(a, 'b'),
  ]
  t.strictSame(apply(contacts('a: b\n'), ...edits), contacts('one:\n  kind: freephone\n  name:\n    c: [e, d, f]\n'))
})

t.test('the files keep their order, and those that no edit is about their text', async (t) => {
  const after = apply(smallLine, set(phone, '101', '102'))
  t.strictSame([...after.keys()], [...smallLine.keys()])
  t.equal(changes(smallLine, after), '-  phone: "101"\n+  phone: "102"')
})

t.test('what is there already is left as it is', async (t) => {
  const files = contacts('a:\n  b: "it’s  one"\n  c: [ "one", "it’s" ]\n')
  const b: Place = [...a, 'b']
  const first: Place = [...a, 'c', 0]
  const edits = [
    set(b, "it's one", "it's one"),
    set(b, 'it’s  one', 'it’s  one'),
    // Somebody else has made the same change.
    set(b, 'two', "it's one"),
    set(b, undefined, "it's one"),
    add([...a, 'c'], ['one', "it's"]),
    add(first, "it's"),
    set(first, 'two', 'one'),
    remove([...a, 'd'], 'one'),
    remove(first, 'two'),
    // Somebody else has changed what they did not want to change.
    set(b, 'two', 'two'),
  ]
  t.strictSame(apply(files), files)
  t.strictSame(apply(files, ...edits), files)
})

t.test('what was read may be given as it is written or as it is read', async (t) => {
  const files = contacts('a:\n  b: "it’s  one"\n  c: { d: "“x”", e: [f] }\n')
  const after = contacts('a:\n  b: "it\'s one."\n')
  for (const [b, d] of [
    ['it’s  one', '“x”'],
    ["it's one", '"x"'],
  ] as const)
    t.strictSame(apply(files, set([...a, 'b'], b, "it's one."), remove([...a, 'c'], { e: ['f'], d })), after)
})

t.test('items of a list are found where somebody else has moved them', async (t) => {
  const files = contacts('a: [new, one, two, three, three]\n')
  const edits = [set([...a, 0], 'one', '1'), remove([...a, 1], 'two'), add([...a, 9], '4')]
  t.strictSame(apply(files, ...edits), contacts('a: [new, 1, three, three, 4]\n'))
  t.match(applyEdits(files, [set([...a, 5], 'three', '3')]), { problems: [{ kind: 'conflict', theirs: undefined }] })
})

t.test('two people change different things', async (t) => {
  const theirs = [set(phone, '101', '102'), add([...keywords, 0], 'hait')]
  const mine = [set([police, 'kind'], 'short', 'freephone'), set([...keywords, 0], 'hate', 'hates')]
  const after = apply(apply(smallLine, ...theirs), ...mine)
  t.strictSame(apply(apply(smallLine, ...mine), ...theirs), after)
  t.strictSame(read(after, remove(keywords, '')), ['hait', 'hates'])
})

const changed = ['Somebody else has changed this meanwhile.', 'Look at both, and keep the one that is right.'] as const
const put = ['Somebody else has added this meanwhile.', changed[1]] as const
const gone = [
  'Somebody else has taken this out meanwhile.',
  'Look whether it is still needed, and add it again if so.',
] as const
const twice = (name: string) =>
  [`There is a "${name}" here already.`, 'Give the new one another name, or change the one that is here.'] as const

type Clash = readonly [
  edit: Edit,
  line: number,
  theirs: Written | undefined,
  words: readonly [what: string, mend: string],
]
const clashes: readonly Clash[] = [
  [set(phone, '0800 1', '0800 2'), 12, '101', changed],
  [set(phone, undefined, '0800 2'), 12, '101', put],
  [set([police, 'hours'], 'always', 'unknown'), 9, undefined, gone],
  [set([{ contact: 'nobody' }, 'phone'], '1', '2'), 1, undefined, gone],
  [set([{ contact: 'centre' }, 'spoken', 'address'], '1', '2'), 39, 'number one, High Street', changed],
  [
    set([{ contact: 'centre' }, 'spoken'], '1', '2'),
    37,
    { name: 'our centre', address: 'number one, High Street' },
    changed,
  ],
  [remove(phone, { a: '101' }), 12, '101', changed],
  [remove(phone, ['101']), 12, '101', changed],
  [
    remove([{ contact: 'centre' }, 'spoken'], { name: 'our centre' }),
    37,
    { name: 'our centre', address: 'number one, High Street' },
    changed,
  ],
  [
    remove([{ contact: 'centre' }, 'spoken'], { name: 'our centre', x: 'y' }),
    37,
    { name: 'our centre', address: 'number one, High Street' },
    changed,
  ],
  [
    remove([{ contact: 'centre' }, 'spoken'], 'y'),
    37,
    { name: 'our centre', address: 'number one, High Street' },
    changed,
  ],
  [add(phone, { a: 'b' }), 12, '101', twice('phone')],
]

t.test('where two people change the same thing, nothing that they typed is lost', async (t) => {
  for (const [edit, line, theirs, [what, mend]] of clashes) {
    const was = edit.do === 'add' ? undefined : edit.was
    const yours = edit.do === 'remove' ? undefined : edit.value
    const kind = edit.do === 'add' ? 'duplicate' : 'conflict'
    const problem = { file: 'contacts.yaml', line, kind, was, theirs, yours, what, mend, edit }
    t.strictSame(applyEdits(smallLine, [edit]), { problems: [problem] })
  }
  const both = [set(phone, '101', '102'), set(phone, '101', '103')]
  t.match(applyEdits(smallLine, both), { problems: [{ was: '101', theirs: '102', yours: '103', edit: both[1] }] })
})

t.test('all edits are made, or none', async (t) => {
  const good = set(phone, '101', '102')
  const made = applyEdits(smallLine, [good, set([police, 'kind'], '1', '2'), remove([{ topic: 'hate' }], '')])
  t.match(made, { files: undefined, problems: [{ kind: 'conflict' }, { kind: 'refused' }] })
  // Of those that are made together, nobody knows which one is wrong.
  const files = contacts('a:\n  b: |+\n    one\n\n  c: two\n  d: three\ne: four\n')
  const e: Place = [{ contact: 'e' }]
  const together = [set(e, 'four', '4'), { ...add([...a, 'x'], 'y'), after: 'b' }]
  const refused = together.map((edit) => ({ kind: 'refused', edit }))
  t.match(applyEdits(files, together), { problems: refused })
  t.match(applyEdits(files, [...together, set(e, 'four', '5')]), { problems: refused })
})

const commented = (text: string) => text.replace(/^( *)(?=[\w'"-]+:)/gm, '# a\tremark\n$1#b\n\n$1')
const kinds = [(text: string) => text, ...Object.values(kindsOfFile), commented]
const spotted = (files: FlowFiles): SpottedFile[] =>
  kinds.flatMap((kind) =>
    [...vary(files, kind)].flatMap(([file, text]) =>
      file.endsWith('.yaml') ? [{ file, text, spots: spotsOf(text) }] : [],
    ),
  )
const odd = spotted(filesOf['many styles']!)
const sound = [spotted(shipped), spotted(smallLine)]
const anyFile = fc.oneof(...[...sound, odd].map((files) => fc.constantFrom(...files)))

/** The text after some edits; undefined if they are refused in a file that has everything. @throws on other problems. */
function textAfter({ file, text }: SpottedFile, ...groups: readonly (readonly PlacedEdit[])[]): string | undefined {
  let files: FlowFiles = new Map([[file, text]])
  for (const group of groups) {
    const made = applyEdits(
      files,
      group.map(({ edit }) => edit),
    )
    if ('files' in made) files = made.files
    else if (odd.some((one) => one.text === text) && made.problems.every(({ kind }) => kind === 'refused'))
      return undefined
    else throw new Error(JSON.stringify(made.problems))
  }
  return files.get(file)!
}

/** @throws when a text is not what some edits make of a file. */
function check(before: SpottedFile, edits: readonly PlacedEdit[], after: string | undefined): void {
  const fault = after === undefined ? undefined : findFault(before, edits, after)
  if (fault) throw new Error(`${fault}\n${JSON.stringify(edits)}`)
}

t.test('random edits do what they say, and nothing else', async (t) => {
  let count = 0
  const property = fc.property(anyFile, wishes, (before, wishes) => {
    const edits = editsOf(before, wishes)
    count += edits.length
    check(before, edits, textAfter(before, edits))
  })
  t.doesNotThrow(() => fc.assert(property, { numRuns: 1100 }))
  t.ok(count > 10_000, `there are ${count}`)
})

t.test('edits of different things can be made in any order', async (t) => {
  const property = fc.property(anyFile, wishes, (before, wishes) => {
    const edits = editsOf(before, wishes)
    const [some, others] = [edits.slice(0, 5), edits.slice(5)]
    check(before, edits, textAfter(before, edits.toReversed()))
    check(before, edits, textAfter(before, some, others))
    check(before, edits, textAfter(before, others, some))
  })
  t.doesNotThrow(() => fc.assert(property, { numRuns: 60 }))
})

t.test('whatever is typed for a name can be read again, or is refused in words', async (t) => {
  const property = fc.property(fc.constantFrom(...odd), typed, ({ file, text }, key) => {
    const made = applyEdits(new Map([[file, text]]), [add([{ contact: 'styles' }, key], key)])
    if ('problems' in made)
      return /^(".*" can't be a name in a file|There is a ".*" here already)\.$/s.test(made.problems[0]!.what)
    const value = spotsOf(made.files.get(file)!)[1]!.value as Readonly<Record<string, Written>>
    return value[key] === key
  })
  t.doesNotThrow(() => fc.assert(property, { numRuns: 300 }))
})

t.test('words that are set to themselves leave every byte as it is', async (t) => {
  for (const before of [...sound, odd].flat()) {
    const edits = before.spots.flatMap((spot) => keep(before, spot))
    t.equal(textAfter(before, edits), before.text)
  }
})
