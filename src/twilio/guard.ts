import type { FastifyReply, FastifyRequest } from 'fastify'
import type { TurnRecord } from '../counts/counted-turn.ts'
import type { ChannelOptions } from './channel.ts'
import { makeFormReader } from './form-reader.ts'
import { looksSigned, makeSignatureCheck, type SignatureOptions } from './signature.ts'

/** The most bytes of a form: one is some 2 kB, Twilio's longest text (1,600 characters) up to 15, and add-ons come on top. */
const longestForm = 32 * 1024

/** The most bytes of a form as text: a byte that is not UTF-8 becomes a character of three. */
const longestText = 3 * longestForm

/** How forms are received: as they came, for the guard to read. */
export const unreadForms = {
  bodyLimit: longestForm,
  parser: (text: string) => text as unknown as Record<string, unknown>,
}

const header = 'x-twilio-signature'

/** What a guard works with; refused requests are logged. */
export type GuardOptions = SignatureOptions & Pick<ChannelOptions, 'lines' | 'log'>

/**
 * Makes the hooks of a route that let through only what Twilio signed, and read its form. All else gets a bare 403, which
 * does not say why: before its body is read if it brings nothing like a signature, and else before any field of it is a string.
 */
export function makeGuard(channel: TurnRecord['channel'], options: GuardOptions) {
  const { lines, log } = options
  const reader = makeFormReader(longestText)
  const isSigned = makeSignatureCheck(options, longestText)
  const refuse = (reply: FastifyReply) => {
    const { revision } = lines.live()
    log.info({ revision, channel, input: 'refused', outcome: 'forbidden', ms: 0 } satisfies TurnRecord)
    reply.code(403).send()
  }
  return {
    onRequest(request: FastifyRequest, reply: FastifyReply, next: () => void): void {
      if (looksSigned(request.headers[header])) {
        next()
        return
      }
      // What is left of a long body would be read for nothing.
      if (!(Number(request.headers['content-length']) <= longestForm)) reply.header('connection', 'close')
      refuse(reply)
    },
    preValidation(request: FastifyRequest, reply: FastifyReply, next: () => void): void {
      const isRead = reader.read((request.body as string | undefined) ?? '')
      if (!isRead) reply.code(413).send({ error: 'The form has too many fields.' })
      else if (!isSigned(request.raw.url!, String(request.headers[header]), reader.writeSigned)) refuse(reply)
      else {
        request.body = reader.fields()
        next()
      }
    },
  }
}
