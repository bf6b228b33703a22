import helmet from '@fastify/helmet'
import underPressure from '@fastify/under-pressure'
import type { FastifyInstance } from 'fastify'
import type { Answers } from './live/startup-line.ts'
import type { StoreState } from './live/store-access.ts'
import { addMetrics, type Metrics } from './metrics.ts'

/** Past this delay of the event loop, in ms, the machine tells its proxy to send calls elsewhere. Calls are answered still. */
const overloaded = 1_000

/** How a machine stands: what new calls get, where it comes from, and whether the store can be reached. */
export interface Condition {
  readonly revision: string
  readonly answers: Answers
  readonly store: StoreState
}

/** What the pages tell of. */
export interface HealthOptions {
  readonly condition: () => Condition
  readonly isStopping: () => boolean
  readonly metrics: Metrics
  /** Undefined: metrics are for this machine only. */
  readonly metricsToken: string | undefined
}

/**
 * What a browser, a health check or Prometheus may ask for, with security headers. Everything else is a 404. A machine that
 * does not answer with what is live is healthy all the same: to stop it would help nobody.
 */
export async function addHealth(app: FastifyInstance, options: HealthOptions): Promise<void> {
  const { condition, isStopping, metrics, metricsToken } = options
  await app.register(helmet)
  // A handler that does nothing: the plugin then only measures, and /health tells.
  await app.register(underPressure, { maxEventLoopDelay: overloaded, pressureHandler: () => {} })
  app.get('/health', async (_, reply) => {
    const status = isStopping() ? 'stopping' : app.isUnderPressure() ? 'overloaded' : 'ok'
    if (status !== 'ok') reply.code(503)
    return { status, ...condition(), uptime: Math.floor(process.uptime()) }
  })
  addMetrics(app, metrics, metricsToken)
  app.setNotFoundHandler(async (_, reply) => reply.code(404).send({ error: 'There is nothing here.' }))
}
