import helmet from '@fastify/helmet'
import underPressure from '@fastify/under-pressure'
import type { FastifyInstance } from 'fastify'
import type { Line } from './flow/line.ts'

/** Past this delay of the event loop, in ms, the machine tells its proxy to send calls elsewhere. Calls are answered still. */
const overloaded = 1_000

/** What a browser or a health check may ask for, with security headers. Everything else is a 404. */
export async function addPages(
  app: FastifyInstance,
  { line, isStopping }: { line: Line; isStopping: () => boolean },
): Promise<void> {
  await app.register(helmet)
  // A handler that does nothing: the plugin then only measures, and /health tells.
  await app.register(underPressure, { maxEventLoopDelay: overloaded, pressureHandler: () => {} })
  app.get('/health', async (_, reply) => {
    const status = isStopping() ? 'stopping' : app.isUnderPressure() ? 'overloaded' : 'ok'
    if (status !== 'ok') reply.code(503)
    return { status, revision: line.revision, uptime: Math.floor(process.uptime()) }
  })
  app.setNotFoundHandler(async (_, reply) => reply.code(404).send({ error: 'There is nothing here.' }))
}
