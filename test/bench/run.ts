/**
 * `npm run bench [-- CHECKOUT]`: the same signed webhooks against the line, against the least that a server could do, and against what a
 * user would write instead. It judges nothing but the answers: it ends with 1 when one was wrong, whatever the numbers are.
 */
import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  type Cast,
  type Constants,
  castLines,
  expressRecipe,
  limitRecipe,
  lineRecipe,
  type Part,
  sharedRecipe,
} from './cast.ts'
import { checkText, checkTwiml, checkVoice, WrongAnswer } from './check.ts'
import { askOnce, fire, type Pool, pace } from './generator.ts'
import { holdBesideCheck } from './hold.ts'
import { type Name, names, type Process, report } from './report.ts'
import { forgedWebhook, forgedWebhooks } from './requests.ts'
import { measureAll, type Trial } from './rounds.ts'
import { type Recipe, type Server, splitCores, startPair, startServer } from './servers.ts'

const plan = { rounds: 16, seconds: 0.75, warmUp: 1.2 }
const startUpRuns = 5
/** Until a process that has started does nothing more, in ms. */
const settling = 1_000
const unhurried = { perSecond: 100, seconds: 10 }
const textsToCheck = 400

const apart = splitCores()
const say = (words: string) => process.stdout.write(`${words}\n`)
const running = new Set<Server>()

async function start(recipe: Recipe, part: Part, startIt = startServer): Promise<Server> {
  const server = await startIt(recipe, part.calls[0]!.bytes, apart)
  running.add(server)
  return server
}

async function stop(server: Server, signal?: 'SIGTERM'): Promise<void> {
  await server.stop(signal)
  running.delete(server)
}

/** Checks every different request to a line. Returns its replies of middling length. */
async function checkLine({ port }: Server, { line, acts, calls, texts }: Part): Promise<Constants> {
  const voice: string[] = []
  const sms: string[] = []
  for (const [i, webhook] of calls.entries()) {
    const answer = await askOnce(port, webhook.bytes)
    checkVoice(line, acts[i]!, { webhook, answer })
    voice.push(answer.body)
  }
  // The last ones: their senders are then the last to come back.
  for (const webhook of texts.slice(-textsToCheck)) {
    const answer = await askOnce(port, webhook.bytes)
    checkText(line, { webhook, answer })
    sms.push(answer.body)
  }
  return { voice: middling(voice), sms: middling(sms) }
}

function middling(replies: readonly string[]): string {
  const mean = replies.reduce((sum, { length }) => sum + length, 0) / replies.length
  return replies.toSorted((a, b) => Math.abs(a.length - mean) - Math.abs(b.length - mean))[0]!
}

/** A server that lets a forged request through does less work than the others, or none. */
async function checkRefuses(server: Server): Promise<void> {
  const { status } = await askOnce(server.port, forgedWebhook().bytes)
  if (status !== 403) throw new WrongAnswer(`A forged request is answered with ${status}.`)
}

async function checkPlain({ port }: Server, { calls, texts }: Part): Promise<void> {
  checkTwiml(await askOnce(port, calls.at(-1)!.bytes), 'voice')
  checkTwiml(await askOnce(port, texts.at(-1)!.bytes), 'messaging')
}

type Servers = Partial<Record<Name, Server>> & Record<'line' | 'big', Server>

async function startAll({ line, big, other, scratch }: Cast): Promise<Servers> {
  const lines = {
    line: await start(lineRecipe(line, scratch), line),
    pair: await start(sharedRecipe(line, scratch), line, startPair),
    big: await start(lineRecipe(big, scratch), big),
    ...(other && { other: await start(lineRecipe(other, scratch), other) }),
  }
  const constants = await checkLine(lines.line, line)
  await checkLine(lines.pair, line)
  await checkLine(lines.big, big)
  if (lines.other) await checkLine(lines.other, other!)
  const plain = {
    limit: await start(limitRecipe(constants, scratch), line),
    ownLimit: await start(limitRecipe(constants, scratch, true), line),
    express: await start(expressRecipe(scratch), line),
  }
  for (const server of Object.values(plain)) await checkPlain(server, line)
  const servers = { ...plain, ...lines }
  for (const server of Object.values(servers)) await checkRefuses(server)
  return servers
}

const poolOf = (requests: Part['calls']): Pool => ({ bytes: requests.map(({ bytes }) => bytes), next: 0 })

/** Every server has its own pools, because each remembers its own senders. */
function trialsOf(servers: Partial<Record<Name, Server>>, { line, big, other }: Cast): Trial[] {
  const order = (Object.keys(names) as Name[]).flatMap((key) => (servers[key] ? [{ key, server: servers[key] }] : []))
  const parts: Partial<Record<Name, Part | undefined>> = { big, other }
  return (['voice', 'sms'] as const).flatMap((channel) =>
    order.map(({ key, server }) => {
      const { calls, texts } = parts[key] ?? line
      return { name: key, channel, server, pool: poolOf(channel === 'voice' ? calls : texts) }
    }),
  )
}

/** The start of each kind of server, again and again, with nothing else running. The first fills the compile cache, as the image is built with. */
async function measureStarts({ line, big, other, scratch }: Cast): Promise<Map<Name, Process[]>> {
  const starts = new Map<Name, Process[]>()
  const recipes: [name: Name, part: Part, recipe: Recipe, runs: number][] = [
    ['line', line, lineRecipe(line, scratch), startUpRuns],
    ['big', big, lineRecipe(big, scratch), 1],
    ['limit', line, limitRecipe({ voice: '<Response/>', sms: '<Response/>' }, scratch), startUpRuns],
    ['express', line, expressRecipe(scratch), startUpRuns],
  ]
  if (other) recipes.push(['other', other, lineRecipe(other, scratch), startUpRuns])
  for (const [, part, recipe] of recipes) await stop(await start(recipe, part), 'SIGTERM')
  for (let run = 0; run < startUpRuns; run++)
    for (const [name, part, recipe] of recipes.filter(([, , , runs]) => run < runs)) {
      const server = await start(recipe, part)
      await sleep(settling)
      starts.set(name, [...(starts.get(name) ?? []), { startUp: server.startUp, ...(await server.usage()) }])
      await stop(server)
    }
  return starts
}

/** What it costs to refuse requests, in microseconds of CPU time each. */
async function measureRefusals({ port, usage }: Server): Promise<Map<string, number>> {
  const forged = new Map<string, number>()
  for (const [what, bytes] of forgedWebhooks())
    for (const seconds of [0.5, 2]) {
      const { cpu } = await usage()
      const { answered, wrong } = await fire({ port, seconds, pool: { bytes: [bytes], next: 0 }, status: 403 })
      if (wrong > 0) throw new WrongAnswer(`A request that nobody signed, ${what}, was not refused.`)
      forged.set(what, ((await usage()).cpu - cpu) / answered)
    }
  return forged
}

async function bench(cast: Cast): Promise<number> {
  const starts = await measureStarts(cast)
  const holds = Array.from({ length: startUpRuns }, () => holdBesideCheck())
  const servers = await startAll(cast)
  const trials = trialsOf(servers, cast)
  say(`Measuring for ${Math.round(trials.length * (plan.rounds * plan.seconds + plan.warmUp))} s …\n`)
  const { rows, wrong } = await measureAll(trials, plan)
  const latencies = await pace(servers.line.port, poolOf(cast.line.calls), unhurried)
  const forged = await measureRefusals(servers.line)
  const states = { line: cast.line.line.states.size, big: cast.big.line.states.size }
  say(report({ rows, starts, holds, latencies, forged, wrong, states }))
  return wrong
}

if (!apart) say('Server and generator share their cores here: the numbers say little.')
say('Compiling the lines and signing the requests …')
const cast = await castLines(process.argv[2])
try {
  process.exitCode = (await bench(cast)) > 0 ? 1 : 0
} finally {
  for (const server of running) await stop(server)
  await rm(cast.scratch, { recursive: true })
}
