import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'

/** What each room of src may import besides itself: the arrows of ARCHITECTURE.md. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  hours: [],
  flow: ['hours'],
  line: ['hours', 'flow'],
  learn: ['flow', 'line'],
  content: ['hours', 'flow', 'line'],
  check: ['hours', 'flow', 'line', 'content', 'check/rules'],
  'check/rules': ['hours', 'flow', 'line', 'content', 'check'],
  review: [],
  'review/picture': ['hours', 'flow', 'line', 'content', 'review'],
  'review/script': ['hours', 'flow', 'line', 'content', 'review', 'review/picture'],
  'review/diff': ['hours', 'flow', 'line', 'content', 'review'],
  staff: [],
  store: ['flow', 'staff'],
  http: [],
  live: ['hours', 'flow', 'line', 'check', 'store'],
  publishing: ['flow', 'check', 'review/diff', 'staff', 'store', 'live'],
  counts: ['hours', 'flow', 'line', 'content', 'store', 'live'],
  twilio: ['hours', 'flow', 'line', 'http', 'live', 'counts'],
  commands: [
    'hours',
    'flow',
    'line',
    'learn',
    'content',
    'check',
    'review',
    'staff',
    'store',
    'live',
    'publishing',
    'counts',
    'twilio',
  ].concat(['review/picture', 'review/script', 'review/diff', 'commands/preflight', 'commands/phone']),
  'commands/preflight': ['hours', 'flow', 'line', 'content', 'check', 'store', 'live', 'twilio', 'commands/phone'],
  'commands/phone': [],
}

const isAllowed = (from: string, to: string) => arrows[from]?.includes(to) ?? false

/** Lints a folder that holds only some files of src. Gives the files that the linter refuses, each with its rules. */
async function lint(folder: string, files: ReadonlyMap<string, string>): Promise<Map<string, string[]>> {
  const config = JSON.parse(await readFile('biome.json', 'utf8'))
  await writeFile(join(folder, 'biome.json'), JSON.stringify({ ...config, vcs: { enabled: false } }))
  await symlink(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'))
  for (const [file, text] of files) {
    await mkdir(dirname(join(folder, file)), { recursive: true })
    await writeFile(join(folder, file), text)
  }
  const run = promisify(execFile)('biome', ['lint', '--reporter=json', '--max-diagnostics=none', 'src'], {
    cwd: folder,
  })
  const { stdout } = await run.catch((error: { stdout: string }) => error)
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { category: string; location: { path: unknown } }[] }
  const found = Map.groupBy(diagnostics, ({ location: { path } }) => String((path as { file?: string }).file ?? path))
  return new Map([...found].map(([file, all]) => [file, all.map(({ category }) => category)]))
}

t.test('every room of src names the few that it may import, and a stray import is refused', async (t) => {
  const all = (await readdir('src', { recursive: true })).filter((file) => file.endsWith('.ts'))
  const rooms = [...new Set(all.map((file) => dirname(file)))].filter((room) => room !== '.').sort()
  t.strictSame(rooms, Object.keys(arrows).sort(), 'a new room is named here')
  const pairs = [...rooms, 'console'].flatMap((from) =>
    [...rooms, 'console'].filter((to) => to !== from).map((to) => ({ from, to })),
  )
  const nameOf = ({ from, to }: { from: string; to: string }) => `src/${from}/to-${to.replace('/', '-')}.ts`
  const files = pairs.map(({ from, to }) => {
    const path = relative(from, to)
    const text = `import { stray } from '${path.startsWith('.') ? path : `./${path}`}/stray.ts'\n\nexport const found = stray\n`
    return [nameOf({ from, to }), text] as const
  })
  const refused = await lint(t.testdir(), new Map(files))
  for (const pair of pairs) {
    const rules = refused.get(nameOf(pair)) ?? []
    const isRefused = rules.includes('lint/style/noRestrictedImports')
    t.equal(isRefused, !isAllowed(pair.from, pair.to), `${pair.from} → ${pair.to}`)
  }
})

t.test('files that import each other in a circle are refused, be it for a type', async (t) => {
  const files = [
    ['src/line/one.ts', "import type { Two } from './two.ts'\n\nexport type One = Two | 1\n"],
    ['src/line/two.ts', "import type { One } from './one.ts'\n\nexport type Two = One | 2\n"],
  ] as const
  const refused = await lint(t.testdir(), new Map(files))
  for (const [file] of files) t.ok(refused.get(file)?.includes('lint/suspicious/noImportCycles'), file)
})
