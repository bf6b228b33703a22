import formbody from '@fastify/formbody'
import type { FastifyInstance } from 'fastify'
import type { ChannelOptions } from './channel.ts'
import { makeFallbackHandler } from './fallback.ts'
import { type GuardOptions, makeGuard, unreadForms } from './guard.ts'
import { makeSmsHandler } from './sms.ts'
import { makeVoiceHandler } from './voice.ts'

/** The routes that Twilio calls. Every one of them is signed; there is no way around the check. */
export async function addWebhooks(app: FastifyInstance, options: ChannelOptions & GuardOptions): Promise<void> {
  await app.register(formbody, unreadForms)
  const guard = makeGuard(options)
  app.post('/voice', guard, makeVoiceHandler(options))
  app.post('/voice/fallback', guard, makeFallbackHandler(options, 'voice'))
  app.post('/voice/status', guard, async (_, reply) => reply.code(204).send())
  app.post('/sms', guard, makeSmsHandler(options))
  app.post('/sms/fallback', guard, makeFallbackHandler(options, 'sms'))
}
