/** The limit: what no line in this framework can pass. It checks the signature and then says the same to everybody. */
import formbody from '@fastify/formbody'
import { fastify } from 'fastify'
import { pino } from 'pino'
import { makeSignatureCheck } from '../../src/twilio/signature.ts'

const { PORT, PUBLIC_URL, TWILIO_AUTH_TOKEN, LOG_LEVEL, VOICE_REPLY, SMS_REPLY } = process.env
const log = pino({ level: LOG_LEVEL!, base: null })
const check = makeSignatureCheck({ publicUrl: PUBLIC_URL!, authTokens: [TWILIO_AUTH_TOKEN!] }, () => {})

const app = fastify({ logger: false })
await app.register(formbody)
for (const [path, channel, xml] of [
  ['/voice', 'voice', VOICE_REPLY!],
  ['/sms', 'sms', SMS_REPLY!],
] as const)
  app.post(path, { preValidation: check }, async (_, reply) => {
    log.info({ revision: 'a1b2c3d4e5f6', channel, input: 'key', outcome: 'listen', ms: 0.04 })
    reply.header('content-type', 'text/xml; charset=utf-8')
    return xml
  })
await app.listen({ host: '127.0.0.1', port: Number(PORT) })
