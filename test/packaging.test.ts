import { execFile } from 'node:child_process'
import { access, cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'
import { parse } from 'yaml'
import { freePort, run, until } from './support/process.ts'

const read = (file: string) => readFile(file, 'utf8')
const copied = ['package.json', 'package-lock.json', '.npmrc', 'src', 'flows']

t.test('what the Dockerfile copies is there, and the build sees nothing else', async (t) => {
  const copies = [...(await read('Dockerfile')).matchAll(/^COPY (.+) \S+$/gm)].flatMap(([, files]) => files!.split(' '))
  t.strictSame(copies, copied)
  for (const file of copies) await t.resolves(access(file), file)
  const ignored = (await read('.dockerignore')).trim().split('\n')
  t.strictSame(ignored, ['*', ...copied.map((file) => `!${file}`)])
})

t.test('the image is as small and as safe as it can be, and starts this project', async (t) => {
  const dockerfile = await read('Dockerfile')
  t.match(dockerfile, /^FROM node:26-slim$/m)
  t.match(dockerfile, /^RUN npm ci --omit=dev$/m)
  t.match(dockerfile, /^USER node$/m)
  t.match(dockerfile, /^HEALTHCHECK /m)
  t.match(dockerfile, /^CMD \["node", "src\/main\.ts"\]$/m)
})

t.test('fly runs two machines near the callers, and holds no secret', async (t) => {
  const fly = await read('fly.toml')
  t.match(fly, /^primary_region = "lhr"$/m)
  t.match(fly, /^kill_signal = "SIGTERM"$/m)
  t.match(fly, /min_machines_running = 2/)
  t.match(fly, /path = "\/health"/)
  const env = /\[env\]\n([\s\S]*?)\n\n/.exec(fly)?.[1] ?? ''
  t.strictSame(
    env.match(/^ *\w+/gm)?.map((name) => name.trim()),
    ['PORT', 'PUBLIC_URL'],
  )
})

t.test('every push is tested on the Node versions that can install the project', async (t) => {
  const { on, jobs } = parse(await read('.github/workflows/ci.yml'))
  t.strictSame(Object.keys(on), ['push', 'pull_request'])
  const { steps, strategy, 'timeout-minutes': minutes } = jobs.test
  t.strictSame(strategy.matrix.node, [20, 22, 26])
  t.match(steps.at(1).with['node-version'], 'matrix.node')
  t.equal(steps.at(-1).run, 'npm cit')
  t.equal(minutes, 30)
})

t.test('packages and actions are kept up to date every week', async (t) => {
  const { updates } = parse(await read('.github/dependabot.yml'))
  const weekly = { interval: 'weekly' }
  t.match(updates, [
    { 'package-ecosystem': 'npm', schedule: weekly },
    { 'package-ecosystem': 'github-actions', schedule: weekly },
  ])
})

t.test('the production install, without what only developers need, answers', async (t) => {
  // Not below this folder, whose node_modules Node would find.
  const folder = await mkdtemp(join(tmpdir(), 'signpost-'))
  t.teardown(() => rm(folder, { recursive: true }))
  for (const file of copied) await cp(file, join(folder, file), { recursive: true })
  await promisify(execFile)('npm', ['ci', '--omit=dev', '--prefer-offline'], { cwd: folder })
  await t.rejects(access(join(folder, 'node_modules', 'tap')))
  await t.resolves(promisify(execFile)(process.execPath, ['src/cli.ts', 'fallback'], { cwd: folder }), 'the commands')
  const port = String(await freePort())
  const line = run(t, 'src/main.ts', { cwd: folder, env: { PORT: port } })
  await until(line, 'listens at')
  const health = /^HEALTHCHECK [\s\S]*?CMD (\[.*\])$/m.exec(await read('Dockerfile'))?.[1]
  const [, ...args] = JSON.parse(health ?? '[]') as string[]
  await t.resolves(
    promisify(execFile)(process.execPath, args, { env: { PORT: port } }),
    'the health check of the image',
  )
  await t.rejects(promisify(execFile)(process.execPath, args, { env: { PORT: String(await freePort()) } }))
})
