import formbody from '@fastify/formbody'
import type { FastifyInstance } from 'fastify'
import type { ChannelOptions } from './channel.ts'
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
  const channels = { '/voice': 'voice', '/voice/status': 'voice', '/sms': 'sms' } as const
  const guard = (path: keyof typeof channels) => ({
    preValidation: makeSignatureCheck(options, () => {
      const { line, log } = options
      log.info({
        revision: line.revision,
        channel: channels[path],
        input: 'refused',
        outcome: 'forbidden',
        ms: 0,
      })
    }),
  })
  app.post('/voice', guard('/voice'), makeVoiceHandler(options))
  app.post('/sms', guard('/sms'), makeSmsHandler(options))
  app.post('/voice/status', guard('/voice/status'), async (_, reply) => reply.code(204).send())
}
