import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Occasion } from '../../support/occasion.ts'
import { type Bill, runUpBill } from './bill.ts'
import { call, type Turns } from './callers.ts'
import { startTarget, type Target } from './target.ts'

/** How many calls come a second, and for how many seconds before an attack and during it. */
export interface Lengths {
  readonly perSecond: number
  readonly before: number
  readonly during: number
}

/** What came of an attack. */
export interface Attacked {
  readonly name: string
  readonly before: Turns
  readonly during: Turns
  /** What the attacker did in a second. */
  readonly opened: number
  readonly answers: number
  /** The line's log, in kB a minute; its peak memory, in MB. */
  readonly logged: number
  readonly memory: number
  /** It ended before it was told to. */
  readonly hasEnded: boolean
  /** How it stopped while it was still attacked. */
  readonly stop: Awaited<ReturnType<Target['stop']>>
}

/** What came of all of it. */
export interface AttackFindings {
  readonly attacked: readonly Attacked[]
  readonly bills: readonly Bill[]
}

/** Attacks a line in each of these ways, a new one each time, and runs up its bill. */
export async function playAttacks(
  names: readonly string[],
  lengths: Lengths,
  occasion: Occasion,
): Promise<AttackFindings> {
  const attacked: Attacked[] = []
  for (const name of names) attacked.push(await attack(name, lengths, await startTarget(occasion), occasion))
  const target = await startTarget(occasion)
  const bills = await runUpBill(target)
  await target.stop()
  return { attacked, bills }
}

const attacker = fileURLToPath(new URL('attacker.ts', import.meta.url))

async function attack(name: string, lengths: Lengths, target: Target, occasion: Occasion): Promise<Attacked> {
  const { port } = target
  const before = await call(port, { ...lengths, seconds: lengths.before })
  const logged = target.logged()
  // The attacker may open as many connections as the system lets it.
  const start = `ulimit -n $(ulimit -H -n) && exec ${process.execPath} ${attacker} ${port} "${name}"`
  const child = spawn('sh', ['-c', start], { env: {}, stdio: ['ignore', 'pipe', 'inherit'] })
  occasion.teardown(() => child.kill('SIGKILL'))
  const done = text(child.stdout)
  await sleep(500)
  const during = await call(port, { ...lengths, seconds: lengths.during })
  const seconds = lengths.during + 0.5
  const found = {
    logged: (target.logged() - logged) / 1_000 / (seconds / 60),
    hasEnded: target.hasEnded(),
    memory: target.hasEnded() ? 0 : await target.peak(),
  }
  const stop = await target.stop()
  child.kill('SIGTERM')
  const { opened, answers } = JSON.parse(await done) as Pick<Attacked, 'opened' | 'answers'>
  if (child.exitCode === null) await once(child, 'exit')
  return { name, before, during, ...found, stop, opened: opened / seconds, answers: answers / seconds }
}
