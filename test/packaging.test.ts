import { execFile } from 'node:child_process'
import { access, cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import t from 'tap'
import { parse } from 'yaml'
import { buildInto } from '../src/build.ts'
import { sourcePlace } from '../src/source-place.ts'
import { readImage } from './support/image.ts'
import { freePort, run, until } from './support/process.ts'

const read = (file: string) => readFile(file, 'utf8')
const copied = ['package.json', 'package-lock.json', '.npmrc', 'src', 'flows']

t.test('what the Dockerfile copies is there, and the build sees nothing else', async (t) => {
  const copies = [...(await read('Dockerfile')).matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files]) =>
    files!.split(' '),
  )
  t.strictSame(copies, copied)
  for (const file of copies) await t.resolves(access(file), file)
  const ignored = (await read('.dockerignore')).trim().split('\n')
  t.strictSame(ignored, ['*', ...copied.map((file) => `!${file}`)])
})

t.test('the image is as small and as safe as it can be, and starts this project', async (t) => {
  const dockerfile = await read('Dockerfile')
  t.match(dockerfile, /^FROM node:26-slim AS build$/m)
  t.match(dockerfile, /^RUN npm ci\n[\s\S]*^RUN npm run build\n\nFROM node:26-slim$/m)
  t.match(dockerfile, /^USER node$/m)
  t.match(dockerfile, /^HEALTHCHECK /m)
  const { command } = await readImage()
  const options = command.slice(1, -1)
  t.strictSame(command, ['node', ...options, 'dist/main.mjs'])
  t.ok(
    dockerfile.includes(`timeout --preserve-status 10 ${command.join(' ')} && `),
    'the cache is filled as it is read',
  )
  t.equal(JSON.parse(await read('package.json')).scripts.start, ['node', ...options, 'src/main.ts'].join(' '))
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

t.test('the image answers, checks, and runs the commands, without a package', async (t) => {
  // Not below this folder, whose node_modules Node would find.
  const folder = await mkdtemp(join(tmpdir(), 'signpost-'))
  t.teardown(() => rm(folder, { recursive: true }))
  const execute = promisify(execFile)
  await execute(process.execPath, ['src/build.ts', join(folder, 'dist')])
  await cp('flows', join(folder, 'flows'), { recursive: true })
  const { command, env } = await readImage()
  const port = String(await freePort())
  const [, first, ...rest] = command
  const line = run(t, first!, {
    cwd: folder,
    args: rest,
    env: { ...env, NODE_COMPILE_CACHE: join(folder, 'cache'), PORT: port },
  })
  await until(line, 'listens at')
  const health = async () => (await fetch(`http://127.0.0.1:${port}/health`)).json() as Promise<Record<string, unknown>>
  // A busy machine answers from its folder while the child process still checks it.
  while ((await health()).answers !== 'live') await sleep(20)
  const cli = (...args: string[]) => execute(process.execPath, ['dist/cli.mjs', ...args], { cwd: folder })
  t.match((await cli('fallback')).stdout, '<Response>')
  t.match((await cli('script', '--format', 'html')).stdout, /^<!doctype html>/i)
  t.match((await cli('picture', 'hate')).stdout, '<svg')
  const [, ...check] = /^HEALTHCHECK [\s\S]*?CMD (\[.*\])$/m.exec(await read('Dockerfile'))!
  const [, ...args] = JSON.parse(check[0]!) as string[]
  await t.resolves(execute(process.execPath, args, { env: { PORT: port } }), 'the health check of the image')
  await t.rejects(execute(process.execPath, args, { env: { PORT: String(await freePort()) } }))
  line.child.kill('SIGTERM')
  t.equal(await line.ended, 0)
  t.ok((await readdir(join(folder, 'cache'))).length > 0, 'the compile cache is filled')
})

t.test('an error in a bundle is told by its place in the sources', async (t) => {
  const folder = t.testdir()
  await buildInto(folder)
  const words = 'The store works again.'
  const files = (await readdir(folder)).filter((name) => name.endsWith('.mjs')).map((name) => join(folder, name))
  const texts = await Promise.all(files.map(async (file) => [file, (await read(file)).split('\n')] as const))
  const [file, lines] = texts.find(([, lines]) => lines.some((line) => line.includes(words)))!
  const line = lines.findIndex((text) => text.includes(words))
  const source = (await read('src/live/store-access.ts')).split('\n').findIndex((text) => text.includes(words))
  const place = () => sourcePlace(file, line + 1, lines[line]!.indexOf('log') + 1)
  t.equal(place(), `store-access.ts:${source + 1}`)
  t.equal(place(), `store-access.ts:${source + 1}`, 'again')
  const inPackage = lines.findIndex((text) => text.includes('node_modules/')) + 3
  t.equal(sourcePlace(file, inPackage, 3), undefined, 'in a package')
  t.equal(sourcePlace(file, 1, 1), undefined, 'before all sources')
  t.equal(sourcePlace('/nowhere.mjs', 1, 1), undefined)
  t.equal(sourcePlace('/app/node_modules/a/b.ts', 1, 1), undefined)
})
