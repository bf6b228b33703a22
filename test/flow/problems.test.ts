import { readFileSync } from 'node:fs'
import t from 'tap'
import { compileLine } from '../../src/flow/compile.ts'
import type { FlowFiles } from '../../src/flow/files.ts'
import { printProblem } from '../../src/flow/problem.ts'
import { edit, replace, smallLine } from './small-line.ts'

/** What keeps the files from being a line, as it is printed for staff. */
function problemsOf(files: FlowFiles): string[] {
  const compiled = compileLine(files)
  return 'line' in compiled ? [] : compiled.problems.map(printProblem)
}

interface Case {
  readonly name: string
  readonly files: FlowFiles
  readonly problems: readonly string[]
}

/** A case of problems.txt: its name, the changes to the small line, and all the problems that they make. */
function readCase(block: string): Case {
  const [name = '', ...lines] = block.trim().split('\n')
  const changes = lines.findLastIndex((line) => /^[-+@]/.test(line)) + 1
  const edits = lines.slice(0, changes).join('\n').split(/^@ /m)
  return { name, files: edits.slice(1).reduce(applyEdit, smallLine), problems: lines.slice(changes) }
}

/** `-` is what stands in the file, `+` what is put in its place; without `-` it is the whole file; without either the file goes. */
function applyEdit(files: FlowFiles, change: string): FlowFiles {
  const [file = '', ...lines] = change.split('\n')
  const marked = (mark: string) => lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(1))
  const [from, to] = [marked('-'), marked('+')]
  if (from.length > 0) return edit(file, from.concat(to.length ? [] : ['']).join('\n'), to.join('\n'), files)
  return replace(file, to.length > 0 ? to.join('\n') : undefined, files)
}

const [, ...groups] = readFileSync(new URL('problems.txt', import.meta.url), 'utf8').split(/^## /m)
for (const group of groups) {
  const [about = '', ...blocks] = group.split(/^# /m)
  t.test(about.trim(), async (t) => {
    for (const { name, files, problems } of blocks.map(readCase)) {
      t.not(problems.length, 0, `${name}: a problem is expected`)
      t.strictSame(problemsOf(files), problems, name)
    }
  })
}

const shorthand =
  'This is YAML shorthand (&, *, ! or ?), which flows do not use. Write the value itself, with "quotes" around it.'
const tooDeep =
  'Things stand inside one another too deeply here. Write it like the other files, with fewer indents and brackets.'
const laughs = Array.from('abcdefghij', (name, i) =>
  i === 0 ? 'a: &a ["lol"]' : `${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[i - 1]}`)}]`,
)

const others: [name: string, files: FlowFiles, problems: string[]][] = [
  ['an empty folder', new Map(), ['.: The folder is empty. Give the folder that holds line.yaml.']],
  [
    'a folder of something else',
    new Map([['notes.txt', '']]),
    [
      '.: There is no topic. Add a file such as hate.yaml.',
      ...['bank-holidays.json', 'contacts.yaml', 'line.yaml'].map(
        (file) => `${file}: The file is missing. Every flow folder needs one: put it back.`,
      ),
    ],
  ],
  [
    'lines that end as on Windows',
    edit(
      'hate.yaml',
      'keywords: [report]',
      'keyword: [report]',
      replace('hate.yaml', smallLine.get('hate.yaml')!.replaceAll('\n', '\r\n')),
    ),
    [
      'hate.yaml:32: "keyword" is not known here. Take it out, or use title, keywords, lead, sensitive, contact, say, text, source, checked, note or accepted.',
    ],
  ],
  [
    'a billion laughs',
    replace('drugs.yaml', laughs.join('\n')),
    laughs.map((_, i) => `drugs.yaml:${i + 1}: ${shorthand}`),
  ],
  ['brackets without end', replace('drugs.yaml', '['.repeat(100_000)), [`drugs.yaml:1: ${tooDeep}`]],
  ['brackets too deep', edit('drugs.yaml', '[drugs]', '['.repeat(40) + ']'.repeat(40)), [`drugs.yaml:8: ${tooDeep}`]],
  [
    'an error that YAML explains itself',
    edit('drugs.yaml', 'initial:', `${'x'.repeat(1100)}:`),
    [
      "drugs.yaml:2: The file can't be read from here on: The : indicator must be at most 1024 chars after the start of an implicit block mapping key. Look at the indents, quotes and colons of this line and of the one above.",
    ],
  ],
]

t.test('what has no room in the table', async (t) => {
  for (const [name, files, problems] of others) t.strictSame(problemsOf(files), problems, name)
})
