import { type Call, startCall } from './call.ts'
import { PhoneError } from './errors.ts'
import { buildCallForm, buildTextForm, type Form, type Parties } from './form.ts'
import { parseTwiml } from './twiml.ts'
import { buildRequest, DOCUMENTS_AT_MOST, fetchDocument, type PhoneOptions, resolveUrl } from './wire.ts'

export type { Call } from './call.ts'
export type { PhoneOptions } from './wire.ts'

/** A phone that reaches one line. Everything rejects with a PhoneError when Twilio would report an error. */
export interface Phone {
  /** Calls the line's `/voice`; the call is listening, dialling or ended when it resolves. */
  call(o?: Parties & { withheld?: boolean | undefined }): Promise<Call>
  /** Texts the line's `/sms` and returns the messages that come back; `fields` are added to the form. */
  text(body: string, o?: Parties & { fields?: Form }): Promise<string[]>
}

/** Makes a phone that speaks Twilio's protocol as Twilio would. */
export function createPhone(options: PhoneOptions): Phone {
  return {
    call: (o = {}) => startCall(options, `${options.publicUrl}/voice`, buildCallForm(o)),
    text: (body, { fields, ...parties } = {}) =>
      receiveReply(options, `${options.publicUrl}/sms`, { ...buildTextForm(body, parties), ...fields }),
  }
}

async function receiveReply(options: PhoneOptions, firstUrl: string, form: Form): Promise<string[]> {
  const bodies: string[] = []
  let url = firstUrl
  for (let documents = 0; documents < DOCUMENTS_AT_MOST; documents++) {
    const verbs = parseTwiml(await fetchDocument(options.post, buildRequest(options, url, form)), 'messaging')
    bodies.push(...verbs.flatMap((verb) => (verb.verb === 'Message' ? [verb.body] : [])))
    const last = verbs.at(-1)
    if (last?.verb !== 'Redirect') return bodies
    url = resolveUrl(last.url, url)
  }
  throw new PhoneError(14106, `one text led to more than ${DOCUMENTS_AT_MOST} documents`)
}
