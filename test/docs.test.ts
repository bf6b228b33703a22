import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { runIn } from './support/command.ts'

const read = (file: string) => readFile(file, 'utf8')
const [readme, runbook] = await Promise.all([read('README.md'), read('docs/runbook.md')])

t.test('the README names every variable and every command', async (t) => {
  const variables = [...(await read('src/config.ts')).matchAll(/^ {2}([A-Z][A-Z_]+): Type/gm)].map(([, name]) => name!)
  t.equal(variables.length, 12)
  for (const name of variables) t.match(readme, `| \`${name}\` |`, name)
  const commands = (await runIn({}, 'help')).printed.flatMap((line) => /^ {2}([a-z]+)/.exec(line)?.[1] ?? [])
  t.equal(commands.length, 20)
  for (const name of commands) t.match(readme, new RegExp(`npm run (-s )?(line -- )?${name}\\b|\`${name}[ \`]`), name)
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
