import formbody from '@fastify/formbody'
import type { FastifyInstance } from 'fastify'
import type { ChannelOptions } from './channel.ts'
import { makeCallFallbackHandler, makeTextFallbackHandler } from './fallback.ts'
import { type GuardOptions, makeGuard, unreadForms } from './guard.ts'
import { makeReplyLimits } from './reply-limits.ts'
import { makeSmsHandler } from './sms.ts'
import { makeVoiceHandler } from './voice.ts'

/** The routes that Twilio calls. Every one of them is signed; there is no way around the check. */
export async function addWebhooks(app: FastifyInstance, options: ChannelOptions & GuardOptions): Promise<void> {
  await app.register(formbody, unreadForms)
  const guard = makeGuard(options)
  const limits = makeReplyLimits(options.textsAnHour, options.texts?.from)
  app.post('/voice', guard, makeVoiceHandler(options))
  app.post('/voice/fallback', guard, makeCallFallbackHandler(options))
  app.post('/voice/status', guard, async (_, reply) => reply.code(204).send())
  app.post('/sms', guard, makeSmsHandler(options, limits))
  app.post('/sms/fallback', guard, makeTextFallbackHandler(options, limits))
}
