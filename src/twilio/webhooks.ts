import formbody from '@fastify/formbody'
import type { FastifyInstance } from 'fastify'
import type { ChannelOptions } from './channel.ts'
import { makeFallbackHandler } from './fallback.ts'
import { makeGuard, unreadForms } from './guard.ts'
import { makeSmsHandler } from './sms.ts'
import { makeVoiceHandler } from './voice.ts'

/** The routes that Twilio calls. Every one of them is signed; there is no way around the check. */
export async function addWebhooks(
  app: FastifyInstance,
  options: ChannelOptions & { authTokens: readonly string[] },
): Promise<void> {
  await app.register(formbody, unreadForms)
  const voice = makeGuard('voice', options)
  const sms = makeGuard('sms', options)
  app.post('/voice', voice, makeVoiceHandler(options))
  app.post('/voice/fallback', voice, makeFallbackHandler(options, 'voice'))
  app.post('/voice/status', voice, async (_, reply) => reply.code(204).send())
  app.post('/sms', sms, makeSmsHandler(options))
  app.post('/sms/fallback', sms, makeFallbackHandler(options, 'sms'))
}
