import helmet from '@fastify/helmet'
import { type FastifyError, type FastifyInstance, type FastifyRequest, fastify } from 'fastify'
import { addHealth } from './health.ts'
import { type Connections, makeConnections } from './http/connections.ts'
import { type HttpServerOptions, makeClientErrorHandler, makeHttpServer } from './http/http-server.ts'
import { makeRefuse, type Refuse } from './http/refuse.ts'
import { replyHeaders } from './http/reply-headers.ts'
import type { Condition } from './live/live.ts'
import { type Log, whereOf } from './log.ts'
import { logTogether } from './log-together.ts'
import { addMetrics, type Metrics, makeMetrics } from './metrics.ts'
import { makeTurnLog } from './turn-log.ts'
import type { ChannelOptions } from './twilio/channel.ts'
import { longestForm } from './twilio/guard.ts'
import { addWebhooks } from './twilio/webhooks.ts'

/** All that the server is made of. Nothing in it reads the environment, a file or a clock of its own. */
export interface ServerOptions extends Omit<ChannelOptions, 'unsent'> {
  /** One or two of Twilio's auth tokens. */
  readonly authTokens: readonly string[]
  readonly condition: () => Condition
  /** How many connections there may be at once. */
  readonly connectionsAtMost: number
  /** Undefined: metrics are told by a trial line only, and to this machine. */
  readonly metricsToken: string | undefined
}

/**
 * The server, ready to listen or to be injected into. Fastify's own request log is off: it would halve the throughput, and
 * write addresses. When the server closes, requests that are under way are still answered.
 */
export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const { log, condition } = options
  const metrics = makeMetrics(condition, () => connections.count())
  const connections = makeConnections(options.connectionsAtMost, tellCrowded(metrics, log))
  const refuse = makeRefuse(metrics.refused, log)
  const headers = replyHeaders(options.publicUrl)
  const app = makeApp({ connections, headers, onRefused: metrics.refused, onAcceptError: tellNotAccepted(log) }, refuse)
  app.addHook('onRequest', (request, reply, next) => {
    reply.headers(headers)
    // What is left of a long body would be read for nothing.
    if (isLong(request)) reply.header('connection', 'close')
    next()
  })
  app.setErrorHandler<FastifyError>((error, _, reply) => {
    const status = error.statusCode ?? 500
    if (status < 500) return refuse(reply, status)
    log.error({ outcome: 'broken', where: whereOf(error) })
    return reply.code(status).send({ error: 'Something went wrong.' })
  })
  const isStopping = watchStop(app, connections)
  const told = { observe: makeObserve(options, metrics), unsent: makeUnsent(metrics, log) }
  await app.register(addWebhooks, { ...options, ...told, refuse, connections })
  await app.register(addPages, { ...options, metrics, refuse, isStopping })
  return app
}

/** Nobody sends a body but Twilio, to its webhooks, so nothing reads one elsewhere. */
function makeApp(below: HttpServerOptions, refuse: Refuse): FastifyInstance {
  const schemaController = { compilersFactory: { buildValidator: refuseSchemas, buildSerializer: refuseSchemas } }
  const app = fastify({
    logger: false,
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    schemaController,
    serverFactory: (handle) => makeHttpServer(handle, below),
    clientErrorHandler: makeClientErrorHandler(below),
    frameworkErrors: (_error, _request, reply) => refuse(reply.headers(below.headers), 400),
  })
  app.removeAllContentTypeParsers()
  return app
}

/** Fastify would load the compilers of schemas: some megabytes and milliseconds for nothing, since no route has one. */
function refuseSchemas(): never {
  throw new Error('No route here has a schema. Give buildServer the compilers of schemas before the first one.')
}

function isLong({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length']) > longestForm
}

/** Closes all connections when the line stops. Returns whether it does. */
function watchStop(app: FastifyInstance, connections: Connections): () => boolean {
  let stopping = false
  app.addHook('preClose', async () => {
    stopping = true
    app.server.once('close', connections.close())
  })
  return () => stopping
}

/** Logs, counts and measures a turn. */
function makeObserve({ log, observe }: ServerOptions, metrics: Metrics): ChannelOptions['observe'] {
  const logTurn = makeTurnLog(log)
  return (turn, counted) => {
    logTurn(turn)
    observe(turn, counted)
    metrics.observe(turn, counted)
  }
}

interface PagesOptions extends ServerOptions {
  readonly metrics: Metrics
  readonly refuse: Refuse
  readonly isStopping: () => boolean
}

/** What a browser, a health check or Prometheus may ask for has more security headers; so has the 404 of everything else. */
async function addPages(app: FastifyInstance, options: PagesOptions): Promise<void> {
  const { condition, metrics, refuse, isStopping } = options
  // Every reply says already whether the host is asked by https only.
  await app.register(helmet, { strictTransportSecurity: false })
  addHealth(app, condition, isStopping)
  addMetrics(app, metrics, options)
  app.setNotFoundHandler((_, reply) => refuse(reply, 404))
}

/** Counts texts that were not sent. That all people together had as many as they may is an alarm. */
function makeUnsent(metrics: Metrics, log: Log): ChannelOptions['unsent'] {
  const alarms = new Map(ceilings.map((why) => [why, logTogether((texts) => log.warn({ limit: why, texts }, tooMany))]))
  return (why) => {
    metrics.unsent(why)
    alarms.get(why)?.()
  }
}

const ceilings: readonly Parameters<ChannelOptions['unsent']>[0][] = ['callers', 'uk', 'abroad', 'danger']

const tooMany =
  'As many texts were sent in an hour as may be, so these were not. If people need them, raise TEXTS_AN_HOUR; if not, see in the Twilio console who asks for them.'

function tellCrowded({ crowded }: Metrics, log: Log): () => void {
  const tell = logTogether((closed) =>
    log.warn(
      { closed },
      'Too many connections: the oldest without a signed request were closed. Nothing is to be done if it passes; if not, have the proxy limit connections.',
    ),
  )
  return () => {
    crowded()
    tell()
  }
}

function tellNotAccepted(log: Log): () => void {
  return logTogether((times) =>
    log.error(
      { times },
      'Connections could not be accepted: the machine has no memory or no file descriptors left. Find what else uses them.',
    ),
  )
}
