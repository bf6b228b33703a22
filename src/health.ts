import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { FastifyInstance } from 'fastify'
import type { Condition } from './live/live.ts'

/** Past this delay of the event loop, in ms, the machine tells its proxy to send calls elsewhere. Calls are answered still. */
const overloaded = 1_000

/** How often the delay of the event loop is measured, and how often it is looked at, in ms. */
const resolution = 10
const lookEvery = 1_000

/**
 * `GET /health`: 200 unless the machine is overloaded or stopping. One that does not answer with what is live, or has lost
 * its store, is healthy all the same: restarting it would help nobody.
 */
export function addHealth(app: FastifyInstance, condition: () => Condition, isStopping: () => boolean): void {
  const isOverloaded = watchEventLoop(app)
  app.get('/health', async (_, reply) => {
    const status = isStopping() ? 'stopping' : isOverloaded() ? 'overloaded' : 'ok'
    if (status !== 'ok') reply.code(503)
    return { status, ...condition(), uptime: Math.floor(process.uptime()) }
  })
}

/** Watches how late the event loop is on average over a second. */
function watchEventLoop(app: FastifyInstance): () => boolean {
  const delay = monitorEventLoopDelay({ resolution })
  delay.enable()
  let isLate = false
  const timer = setInterval(() => {
    // Nothing was measured in a second that was blocked from end to end: the mean is NaN.
    isLate = !(delay.mean / 1e6 - resolution <= overloaded)
    delay.reset()
  }, lookEvery).unref()
  app.addHook('onClose', async () => {
    clearInterval(timer)
    delay.disable()
  })
  return () => isLate
}
