import t from 'tap'
import { compileLine } from '../../src/flow/compile.ts'
import type { FlowFiles } from '../../src/flow/files.ts'
import { printProblem } from '../../src/flow/problem.ts'
import { readCases } from './cases.ts'
import { edit, replace, smallLine } from './small-line.ts'

/** What keeps the files from being a line, as it is printed for staff. */
function problemsOf(files: FlowFiles): string[] {
  const compiled = compileLine(files)
  return 'line' in compiled ? [] : compiled.problems.map(printProblem)
}

for (const [group, cases] of readCases(new URL('problems.txt', import.meta.url), smallLine))
  t.test(group, async (t) => {
    for (const { name, files, complaints } of cases) {
      t.not(complaints.length, 0, `${name}: a problem is expected`)
      t.strictSame(problemsOf(files), complaints, name)
    }
  })

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
