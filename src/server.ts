import type { Server } from 'node:http'
import helmet from '@fastify/helmet'
import { type FastifyError, type FastifyInstance, fastify } from 'fastify'
import { addHealth } from './health.ts'
import type { Condition } from './live/live.ts'
import { whereOf } from './log.ts'
import { addMetrics, makeMetrics } from './metrics.ts'
import { makeTurnLog } from './turn-log.ts'
import type { ChannelOptions } from './twilio/channel.ts'
import { addWebhooks } from './twilio/webhooks.ts'

/** All that the server is made of. Nothing in it reads the environment, a file or a clock of its own. */
export interface ServerOptions extends ChannelOptions {
  /** One or two of Twilio's auth tokens. */
  readonly authTokens: readonly string[]
  readonly condition: () => Condition
  /** Undefined: metrics are for this machine only. */
  readonly metricsToken: string | undefined
}

/**
 * The server, ready to listen or to be injected into. Fastify's own request log is off: it would halve the throughput, and
 * write addresses. When the server closes, requests that are under way are still answered.
 */
export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const { condition, metricsToken } = options
  const schemaController = { compilersFactory: { buildValidator: refuseSchemas, buildSerializer: refuseSchemas } }
  const app = fastify({ logger: false, return503OnClosing: false, forceCloseConnections: 'idle', schemaController })
  // Nobody sends a body but Twilio, to its webhooks.
  app.removeAllContentTypeParsers()
  let stopping = false
  app.addHook('preClose', async () => {
    stopping = true
    hangUpWhenIdle(app.server)
  })
  app.setErrorHandler<FastifyError>((error, _, reply) => {
    const status = error.statusCode ?? 500
    if (status >= 500) options.log.error({ outcome: 'broken', where: whereOf(error) })
    return reply.code(status).send({ error: status < 500 ? error.message : 'Something went wrong.' })
  })
  const metrics = makeMetrics(condition)
  const logTurn = makeTurnLog(options.log)
  const observe: ChannelOptions['observe'] = (turn, counted) => {
    logTurn(turn)
    options.observe(turn, counted)
    metrics.observe(turn, counted)
  }
  await app.register(addWebhooks, { ...options, observe })
  // What a browser, a health check or Prometheus may ask for has security headers; so has the 404 of everything else.
  await app.register(async (pages) => {
    await pages.register(helmet)
    addHealth(pages, condition, () => stopping)
    addMetrics(pages, metrics, metricsToken)
    pages.setNotFoundHandler(async (_, reply) => reply.code(404).send({ error: 'There is nothing here.' }))
  })
  return app
}

/** Fastify would load the compilers of schemas: some megabytes and milliseconds for nothing, since no route has one. */
function refuseSchemas(): never {
  throw new Error('No route here has a schema. Give buildServer the compilers of schemas before the first one.')
}

/** A connection whose last request is answered would be kept alive, and the process with it, for more than a minute. */
function hangUpWhenIdle(server: Server): void {
  const timer = setInterval(() => server.closeIdleConnections(), 50)
  server.once('close', () => clearInterval(timer))
}
