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

const copies: [original: string, names: string[]][] = [
  [
    'hate.yaml',
    [
      ...[
        'hate - Copy',
        'hate - Copy (2)',
        'hate (1)',
        'hate-PC1',
        'hate.bak',
        'Copy of hate',
        'hate copy',
        'hate_old',
        'Hate',
      ],
      ...[
        'hate~1',
        'hate.sync-conflict-20261127-101112-ABCDEFG',
        "hate (Ann's conflicted copy 2026-11-27)",
        '1',
        'Kopie',
      ],
    ],
  ],
  [
    'contacts.yaml',
    ['contacts - Copy', 'contacts-2', 'contacts-old', 'contacts (1)', 'contacts.bak', 'copy-of-contacts'],
  ],
  ['line.yaml', ['line - Copy', 'line 2', 'line (1)', 'old line']],
]

t.test('a copy is named as one, and never to be renamed to what is there', async (t) => {
  for (const [original, names] of copies)
    for (const name of names)
      for (const end of ['.yaml', '.yml']) {
        if (end === '.yml' && /^(1|Kopie)$/.test(name)) continue
        const problem =
          `${name}${end}: This looks like a copy of ${original}. Move what is right in it to ${original}, and take the ` +
          "copy away. If it is to be a topic of its own, rename it to that topic's id."
        t.strictSame(problemsOf(replace(`${name}${end}`, smallLine.get(original), smallLine)), [problem])
      }
  const two = replace('hate-drugs.yaml', smallLine.get('drugs.yaml')!.replace('id: drugs', 'id: hate-drugs'), smallLine)
  t.match(
    problemsOf(replace('hate-drugs (1).yaml', 'id: hate-drugs', two))[0],
    /^hate-drugs \(1\)\.yaml: This looks like a copy of hate-drugs\.yaml\./,
  )
  const unnamed = problemsOf(replace('hate-drugs (1).yaml', '', two))
  t.match(unnamed[0], /^hate-drugs \(1\)\.yaml: This looks like a copy of hate-drugs\.yaml\./)
  const yml = problemsOf(replace('hate.yml', smallLine.get('hate.yaml'), smallLine))
  t.match(yml, [/^hate\.yml: This looks like a copy of hate\.yaml\./])
  for (const name of ['hate-2', 'hate-old', 'old-hate', 'hate2', 'hate-20261127', 'line-2']) {
    const original = name === 'line-2' ? 'line.yaml' : 'hate.yaml'
    t.strictSame(problemsOf(replace(`${name}.yaml`, smallLine.get(original), smallLine)), [
      `${name}.yaml: This looks like a copy of ${original}. Move what is right in it to ${original}, and take the copy away. If it is to be a topic of its own, write id: ${name}.`,
    ])
  }
  t.equal(
    problemsOf(replace('noise.yaml', smallLine.get('hate.yaml'), smallLine))[0],
    'noise.yaml:1: The id "hate" is not the file\'s name. Write id: noise, or take the file away if it is a copy of hate.yaml.',
  )
  const alone = replace('hate.yaml', undefined, replace('hate - Copy.yaml', smallLine.get('hate.yaml'), smallLine))
  t.match(problemsOf(alone)[0], /Rename the file to hate\.yaml\.$/, 'the original is gone')
})

t.test('what has no room in the table', async (t) => {
  for (const [name, files, problems] of others) t.strictSame(problemsOf(files), problems, name)
})
