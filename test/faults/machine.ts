import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort } from '../support/process.ts'

/** A process of a machine, from its start to its end. Times are those of `performance.now()`. */
export interface Life {
  /** `A2` is the second life of machine A. */
  readonly name: string
  /** When it first answered; undefined until then. */
  readonly upAt: number | undefined
  /** When it was told to end, and how; undefined when it was not. */
  readonly ending: { readonly at: number; readonly how: 'killed' | 'stopped' } | undefined
  /** Whether its process has ended: then nobody can have counted what is sent to it. */
  readonly isOver: boolean
  /** What a process that ended without being told to had printed. */
  readonly broke: string | undefined
}

/** Whether a life is there to answer. */
export function isUp({ upAt, ending }: Life): boolean {
  return upAt !== undefined && ending === undefined
}

/** A machine, on which one process after the other answers at one address. */
export interface Machine {
  readonly name: string
  readonly url: string
  readonly lives: readonly Life[]
  /** The life that is there now. */
  life(): Life
  /** Starts a process. Resolves when it answers. */
  start(): Promise<void>
  /** Ends the process at once, or gives it time to end. */
  end(how: 'killed' | 'stopped'): Promise<void>
  /** Leaves nothing running. */
  clear(): void
}

/** What a life of a machine is told by its environment. */
export type Environment = (life: string) => Readonly<Record<string, string>>

type Writable<T> = { -readonly [K in keyof T]: T[K] }

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url))
const signals = { killed: 'SIGKILL', stopped: 'SIGTERM' } as const

/** Makes a machine of which nothing runs yet. */
export async function makeMachine(name: string, env: Environment): Promise<Machine> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const lives: Writable<Life>[] = []
  const life = () => lives.at(-1)!
  let child: ChildProcess | undefined
  let closed: Promise<unknown> | undefined
  return {
    name,
    url,
    lives,
    life,
    async start() {
      const own = beginLife(`${name}${lives.length + 1}`)
      lives.push(own)
      child = launch({ PORT: String(port), HOST: '127.0.0.1', ...env(own.name) }, (printed) => {
        own.isOver = true
        if (!own.ending) own.broke = printed
      })
      closed = once(child, 'close')
      await firstAnswer(url, own)
      own.upAt = performance.now()
    },
    async end(how) {
      life().ending = { at: performance.now(), how }
      child?.kill(signals[how])
      await closed
    },
    clear: () => child?.kill('SIGKILL'),
  }
}

function beginLife(name: string): Writable<Life> {
  return { name, upAt: undefined, ending: undefined, isOver: false, broke: undefined }
}

function launch(env: Record<string, string>, onEnd: (printed: string) => void): ChildProcess {
  const child = spawn(process.execPath, [main], { env: { PATH: process.env.PATH ?? '', ...env } })
  let printed = ''
  const collect = (chunk: Buffer) => {
    printed += chunk
  }
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  child.on('close', () => onEnd(printed))
  return child
}

async function firstAnswer(url: string, life: Life): Promise<void> {
  const isThere = () =>
    fetch(`${url}/health`).then(
      ({ ok }) => ok,
      () => false,
    )
  while (!(await isThere())) {
    if (life.broke !== undefined) throw new Error(`${life.name} ended before it answered: ${life.broke}`)
    await sleep(10)
  }
}
