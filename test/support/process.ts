import { type ChildProcess, spawn } from 'node:child_process'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Occasion } from './occasion.ts'

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** A process, and all that it has printed so far. */
export interface Running {
  readonly child: ChildProcess
  readonly output: () => string
  /** Resolves with the exit code. */
  readonly ended: Promise<number | null>
}

/** Starts a script of this project on this Node, or by another command, and kills it when the test ends. */
export function run(
  t: Pick<Occasion, 'teardown'>,
  script: string,
  options: { command?: string; args?: string[]; env?: Record<string, string>; cwd?: string } = {},
): Running {
  const { command = process.execPath, args = [], env = {}, cwd = process.cwd() } = options
  const child = spawn(command, [script, ...args], {
    cwd,
    env: { PATH: process.env.PATH ?? '', ...env },
  })
  let printed = ''
  const collect = (chunk: Buffer) => {
    printed += chunk
  }
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  t.teardown(() => child.kill('SIGKILL'))
  return { child, output: () => printed, ended: new Promise((resolve) => child.on('close', resolve)) }
}

/** Waits until a process has printed something. @throws when it ends without. */
export async function until({ output, ended }: Running, words: string): Promise<void> {
  let over = false
  ended.then(() => {
    over = true
  })
  while (!output().includes(words)) {
    if (over) throw new Error(`ended without "${words}": ${output()}`)
    await sleep(20)
  }
}
