import { access, readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import t from 'tap'
import { runIn } from './support/command.ts'

const read = (file: string) => readFile(file, 'utf8')
const [readme, staff, runbook] = await Promise.all([read('README.md'), read('docs/staff.md'), read('docs/runbook.md')])
const variables = [...(await read('src/config.ts')).matchAll(/^ {2}([A-Z][A-Z_]+): (?:Type|optional)\b/gm)].map(
  ([, name]) => name!,
)

/** By file: all pages but the decisions and the changelog, which are about their own time. */
const pages = new Map<string, string>()
const inDocs = (await readdir('docs')).filter((file) => file.endsWith('.md')).map((file) => join('docs', file))
for (const file of ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md', 'NOTICE.md', ...inDocs])
  pages.set(file, await read(file))

t.test('the README names every variable, in at most 1,050 words', (t) => {
  t.equal(variables.length, 16)
  for (const name of variables) t.match(readme, `| \`${name}\` |`, name)
  t.ok(readme.split(/\s+/).length <= 1_050)
  t.end()
})

t.test('the example of the environment names every variable and sets none', async (t) => {
  const lines = (await read('.env.example')).split('\n')
  const named = lines.flatMap((line) => /^#?([A-Z][A-Z_]+)=/.exec(line)?.[1] ?? [])
  t.strictSame(named.toSorted(), variables.toSorted())
  t.ok(lines.every((line) => line === '' || line.startsWith('#')))
})

t.test('the pages for staff and operators name every command', async (t) => {
  const commands = (await runIn({}, 'help')).printed.flatMap((line) => /^ {2}([a-z]+)/.exec(line)?.[1] ?? [])
  t.equal(commands.length, 31)
  const named = [readme, staff, runbook].join('\n')
  for (const name of commands) t.match(named, new RegExp(`npm run (-s )?(line -- )?${name}\\b|\`${name}[ \`]`), name)
})

/** As GitHub makes them of headings. */
function anchorsOf(page: string): string[] {
  return [...page.matchAll(/^#+ (.+)$/gm)].map(([, words]) =>
    words!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

t.test('every link within the project leads to a file, and to a heading of it', async (t) => {
  for (const [file, page] of pages)
    for (const [, target] of page.matchAll(/\]\((?!https?:)([^)]+)\)/g)) {
      const [path, anchor] = target!.split('#')
      const found = path ? join(dirname(file), path) : file
      await t.resolves(access(found), `${file}: ${target}`)
      if (anchor) t.ok(anchorsOf(pages.get(found)!).includes(anchor), `${file}: ${target}`)
    }
})

t.test('every file of the code that a page names is there', async (t) => {
  for (const [file, page] of pages)
    for (const [path] of page.matchAll(/\bsrc(?:\/[\w.-]*\w)+/g)) await t.resolves(access(path), `${file}: ${path}`)
})

t.test(
  'every line of the log that the runbook explains is one that the code writes, and the other way round',
  async (t) => {
    const files = (await readdir('src', { recursive: true })).filter((file) => file.endsWith('.ts'))
    const code = (await Promise.all(files.map((file) => read(join('src', file))))).join('\n')
    const explained = [...runbook.matchAll(/^\| `([A-Z][^`]+\.(?: [^`]*)?)` \|/gm)].map(([, words]) => words!)
    t.ok(explained.length > 9)
    for (const words of explained) t.ok(code.includes(`'${words}'`), words)
    const written = [...code.matchAll(/log\.(?:info|warn|error|fatal)\([^']*'([A-Z][^']+)'/g)].map(
      ([, words]) => words!,
    )
    t.ok(written.length > 4)
    for (const words of written) t.ok(explained.includes(words), words)
  },
)
