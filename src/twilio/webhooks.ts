import formbody from '@fastify/formbody'
import type { FastifyInstance } from 'fastify'
import type { TurnRecord } from '../counts/counted-turn.ts'
import type { ChannelOptions } from './channel.ts'
import { makeFallbackHandler } from './fallback.ts'
import { makeSignatureCheck } from './signature.ts'
import { makeSmsHandler } from './sms.ts'
import { makeVoiceHandler } from './voice.ts'

/** A webhook's form is some 2 kB; Twilio's longest text is 1,600 characters. */
const longestBody = 64 * 1024

/** The routes that Twilio calls. Every one of them is signed; there is no way around the check. */
export async function addWebhooks(
  app: FastifyInstance,
  options: ChannelOptions & { authTokens: readonly string[] },
): Promise<void> {
  // Twilio sends these webhooks as forms only.
  app.removeAllContentTypeParsers()
  await app.register(formbody, { bodyLimit: longestBody })
  const { lines, log } = options
  const guard = (channel: 'voice' | 'sms') => ({
    preValidation: makeSignatureCheck(options, () => {
      const { revision } = lines.live()
      log.info({ revision, channel, input: 'refused', outcome: 'forbidden', ms: 0 } satisfies TurnRecord)
    }),
  })
  app.post('/voice', guard('voice'), makeVoiceHandler(options))
  app.post('/voice/fallback', guard('voice'), makeFallbackHandler(options, 'voice'))
  app.post('/voice/status', guard('voice'), async (_, reply) => reply.code(204).send())
  app.post('/sms', guard('sms'), makeSmsHandler(options))
  app.post('/sms/fallback', guard('sms'), makeFallbackHandler(options, 'sms'))
}
