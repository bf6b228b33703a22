import type { FastifyReply } from 'fastify'
import type { Log } from '../log.ts'
import { logTogether } from '../log-together.ts'

/** Answers a request that is not let in with a status, counts it, and says nothing about the inside. */
export type Refuse = (reply: FastifyReply, status: number) => void

/** Why a request is refused, in words that quote nothing of it. Whoever forges a request is told nothing at all. */
const words: Readonly<Record<number, string | undefined>> = {
  404: 'There is nothing here.',
  413: 'The request is too long, or has too many fields.',
  415: 'Only forms are taken here.',
}
const otherwise = "The request can't be read."

/** Makes what refuses requests. What Twilio did not sign is logged, since it may mean that the line is set up wrongly. */
export function makeRefuse(onRefused: (status: number) => void, log: Log): Refuse {
  const logForbidden = logTogether((requests) => log.warn({ requests }, unsigned))
  return (reply, status) => {
    onRefused(status)
    reply.code(status)
    if (status === 403) {
      logForbidden()
      reply.send()
    } else reply.send({ error: words[status] ?? otherwise })
  }
}

const unsigned =
  'Requests were refused, since Twilio did not sign them. If calls fail, see whether PUBLIC_URL or TWILIO_AUTH_TOKEN is wrong: npm run line -- preflight'
