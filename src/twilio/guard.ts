import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Connections } from '../http/connections.ts'
import type { Refuse } from '../http/refuse.ts'
import { makeFormReader } from './form-reader.ts'
import { looksSigned, makeSignatureCheck, type SignatureOptions } from './signature.ts'

/** The most bytes of a form: one is some 2 kB, Twilio's longest text (1,600 characters) up to 15, and add-ons come on top. */
export const longestForm = 32 * 1024

/** The most bytes of a form as text: a byte that is not UTF-8 becomes a character of three. */
const longestText = 3 * longestForm

/** How forms are received: as they came, for the guard to read. */
export const unreadForms = {
  bodyLimit: longestForm,
  parser: (text: string) => text as unknown as Record<string, unknown>,
}

const header = 'x-twilio-signature'

/** What a guard works with. */
export interface GuardOptions extends SignatureOptions {
  readonly refuse: Refuse
  readonly connections: Pick<Connections, 'trust'>
}

/**
 * Makes the hooks of a route that let through only what Twilio signed, and read its form. All else gets a bare 403, which
 * does not say why: before its body is read if it brings nothing like a signature, and else before any field of it is a string.
 */
export function makeGuard(options: GuardOptions) {
  const { refuse, connections } = options
  const reader = makeFormReader(longestText)
  const isSigned = makeSignatureCheck(options, longestText)
  return {
    onRequest(request: FastifyRequest, reply: FastifyReply, next: () => void): void {
      if (looksSigned(request.headers[header])) next()
      else refuse(reply, 403)
    },
    preValidation(request: FastifyRequest, reply: FastifyReply, next: () => void): void {
      const isRead = reader.read((request.body as string | undefined) ?? '')
      if (!isRead) refuse(reply, 413)
      else if (!isSigned(request.raw.url!, String(request.headers[header]), reader.writeSigned)) refuse(reply, 403)
      else {
        connections.trust(request.raw.socket)
        request.body = reader.fields()
        next()
      }
    },
  }
}
