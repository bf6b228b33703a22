/**
 * The limit: a bare Fastify that reads the form, checks the signature with Twilio's library and says the same to everybody.
 * With OWN_FORM it reads and checks as the line does: no line in this framework can pass that.
 */
import formbody from '@fastify/formbody'
import { type FastifyReply, type FastifyRequest, fastify } from 'fastify'
import { validateRequest } from 'twilio/lib/webhooks/webhooks.js'
import { makeGuard, unreadForms } from '../../src/twilio/guard.ts'

const { PORT, PUBLIC_URL, TWILIO_AUTH_TOKEN, OWN_FORM, VOICE_REPLY, SMS_REPLY } = process.env

function checkSignature(request: FastifyRequest, reply: FastifyReply, next: () => void): void {
  const signature = String(request.headers['x-twilio-signature'])
  const url = PUBLIC_URL! + request.raw.url
  if (validateRequest(TWILIO_AUTH_TOKEN!, signature, url, request.body as Record<string, string>)) next()
  else reply.code(403).send()
}

const refuse = (reply: FastifyReply, status: number) => void reply.code(status).send()
const check = OWN_FORM
  ? makeGuard({ publicUrl: PUBLIC_URL!, authTokens: [TWILIO_AUTH_TOKEN!], refuse, connections: { trust: () => {} } })
  : { preValidation: checkSignature }

const app = fastify({ logger: false })
await app.register(formbody, OWN_FORM ? unreadForms : {})
for (const [channel, xml] of [
  ['voice', VOICE_REPLY!],
  ['sms', SMS_REPLY!],
] as const)
  app.post(`/${channel}`, check, async (_, reply) => {
    reply.header('content-type', 'text/xml; charset=utf-8')
    return xml
  })
await app.listen({ host: '127.0.0.1', port: Number(PORT) })
