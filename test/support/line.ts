import type { Test } from 'tap'
import { createPhone, type Phone } from '../../src/commands/phone/phone.ts'
import type { Post } from '../../src/commands/phone/wire.ts'
import { compileLine } from '../../src/flow/compile.ts'
import type { FlowFiles } from '../../src/flow/files.ts'
import type { Line } from '../../src/flow/line.ts'
import { printProblem } from '../../src/flow/problem.ts'
import { readFlowFolder } from '../../src/folder.ts'
import type { Lines } from '../../src/live/pinned-lines.ts'
import { buildServer, type ServerOptions } from '../../src/server.ts'
import { makeSink, type Sink } from './sink.ts'

/** The flows as they are shipped. */
export const shippedFiles = await readFlowFolder(new URL('../../flows', import.meta.url).pathname)

/** Compiles files that must have no problem. */
export function compile(files: FlowFiles): Line {
  const compiled = compileLine(files)
  if ('line' in compiled) return compiled.line
  throw new Error(compiled.problems.map(printProblem).join('\n'))
}

/** The shipped line. */
export const shippedLine = compile(shippedFiles)

/** The shipped files with one place of one of them changed. */
export function edited(file: string, from: string, to: string, files: FlowFiles = shippedFiles): FlowFiles {
  const text = files.get(file) ?? ''
  if (text.split(from).length !== 2) throw new Error(`${file} does not hold once: ${from}`)
  return new Map([...files, [file, text.replace(from, () => to)]])
}

/** A Saturday in November at noon: everything with hours is open. */
export const noon = Date.parse('2026-11-21T12:00:00Z')

export const publicUrl = 'https://line.test'
export const authToken = 'a-token-of-the-tests'

/** An app and a phone that reaches it; `log` holds what it wrote. */
export interface Setting {
  readonly app: Awaited<ReturnType<typeof buildServer>>
  readonly phone: Phone
  readonly post: Post
  readonly log: Sink
}

/** One line for all calls, whatever was published. */
export const onlyLine = (line: Line): Lines => ({ live: () => line, pinned: () => undefined, notices: () => [] })

/** Builds the app as a process would, and closes it when the test ends. Posts go through the server, without a socket. */
export async function setUp(
  t: Test,
  { line = shippedLine, ...options }: Partial<ServerOptions> & { line?: Line } = {},
): Promise<Setting> {
  const log = makeSink()
  const app = await buildServer({
    lines: onlyLine(line),
    condition: () => ({ revision: line.revision, answers: 'live', store: 'ok' }),
    connectionsAtMost: 100,
    metricsToken: undefined,
    observe: () => {},
    publicUrl,
    authTokens: [authToken],
    log: log.pino,
    now: () => noon,
    trial: false,
    texts: undefined,
    textsAnHour: 1_000,
    ...options,
  })
  t.teardown(() => app.close())
  const post = postTo(app)
  return { app, post, log, phone: createPhone({ publicUrl, authToken, post }) }
}

/** Posts into an app, without a socket. */
export function postTo(app: Setting['app']): Post {
  return async ({ url, headers, body }) => {
    const response = await app.inject({ method: 'POST', url: url.slice(publicUrl.length), headers, payload: body })
    return { status: response.statusCode, contentType: String(response.headers['content-type']), body: response.body }
  }
}
