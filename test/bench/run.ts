/**
 * `npm run bench [-- CHECKOUT]`: the same signed webhooks against the line, against the least that a server could do, and against what a
 * user would write instead. It judges nothing but the answers: it ends with 1 when one was wrong, whatever the numbers are.
 */
import { rm } from 'node:fs/promises'
import { type Cast, type Constants, castLines, expressRecipe, limitRecipe, lineRecipe, type Part } from './cast.ts'
import { checkText, checkTwiml, checkVoice, WrongAnswer } from './check.ts'
import { askOnce, type Pool } from './generator.ts'
import { type Name, names, report } from './report.ts'
import { forgedWebhook } from './requests.ts'
import { measureAll, type Trial } from './rounds.ts'
import { type Recipe, type Server, splitCores, startServer } from './servers.ts'

const plan = { rounds: 16, seconds: 0.75, warmUp: 1.2 }
const startUpRuns = 5
const textsToCheck = 400

const apart = splitCores()
const say = (words: string) => process.stdout.write(`${words}\n`)
const running = new Set<Server>()

async function start(recipe: Recipe, part: Part): Promise<Server> {
  const server = await startServer(recipe, part.calls[0]!.bytes, apart)
  running.add(server)
  return server
}

async function stop(server: Server): Promise<void> {
  await server.stop()
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

async function startAll({ line, big, other, scratch }: Cast): Promise<Partial<Record<Name, Server>>> {
  const lines = {
    line: await start(lineRecipe(line, scratch, 'silent'), line),
    lineLogging: await start(lineRecipe(line, scratch, 'info'), line),
    big: await start(lineRecipe(big, scratch, 'silent'), big),
  }
  const others = other && {
    other: await start(lineRecipe(other, scratch, 'silent'), other),
    otherLogging: await start(lineRecipe(other, scratch, 'info'), other),
  }
  for (const server of Object.values(others ?? {})) await checkLine(server, other!)
  const constants = await checkLine(lines.line, line)
  await checkLine(lines.lineLogging, line)
  await checkLine(lines.big, big)
  const plain = {
    limit: await start(limitRecipe(constants, scratch, 'silent'), line),
    limitLogging: await start(limitRecipe(constants, scratch, 'info'), line),
    express: await start(expressRecipe(scratch), line),
  }
  for (const server of Object.values(plain)) await checkPlain(server, line)
  const servers = { ...plain, ...lines, ...others }
  for (const server of Object.values(servers)) await checkRefuses(server)
  return servers
}

/** Every server has its own pools, because each remembers its own senders. */
function trialsOf(servers: Partial<Record<Name, Server>>, { line, big, other }: Cast): Trial[] {
  const order = (Object.keys(names) as Name[]).flatMap((key) => (servers[key] ? [{ key, server: servers[key] }] : []))
  const parts: Partial<Record<Name, Part | undefined>> = { big, other, otherLogging: other }
  return (['voice', 'sms'] as const).flatMap((channel) =>
    order.map(({ key, server }) => {
      const { calls, texts } = parts[key] ?? line
      const pool: Pool = { bytes: (channel === 'voice' ? calls : texts).map(({ bytes }) => bytes), next: 0 }
      return { name: names[key], channel, server, pool }
    }),
  )
}

/** The start of each kind of server, again and again, with nothing else running. */
async function measureStartUps({ line, other, scratch }: Cast): Promise<Map<string, number[]>> {
  const startUps = new Map<string, number[]>()
  const recipes = [
    [names.line, lineRecipe(line, scratch, 'info')],
    ...(other ? [[names.other, lineRecipe(other, scratch, 'info')] as const] : []),
    [names.limit, limitRecipe({ voice: '<Response/>', sms: '<Response/>' }, scratch, 'silent')],
    [names.express, expressRecipe(scratch)],
  ] as const
  for (let run = 0; run < startUpRuns; run++)
    for (const [name, recipe] of recipes) {
      const server = await start(recipe, name === names.other ? other! : line)
      startUps.set(name, [...(startUps.get(name) ?? []), server.startUp])
      await stop(server)
    }
  return startUps
}

async function bench(cast: Cast): Promise<number> {
  const startUps = await measureStartUps(cast)
  const servers = await startAll(cast)
  startUps.set(names.big, [servers.big!.startUp])
  const trials = trialsOf(servers, cast)
  say(`Measuring for ${Math.round(trials.length * (plan.rounds * plan.seconds + plan.warmUp))} s …\n`)
  const { rows, wrong } = await measureAll(trials, plan)
  const states = { line: cast.line.line.states.size, big: cast.big.line.states.size }
  say(report({ rows, startUps, wrong, states }))
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
