import { type Call, startCall } from './phone-call.ts'
import { parseTwiml } from './read-twiml.ts'
import { buildCallForm, buildTextForm, type Form, type Parties } from './webhook-form.ts'
import { buildRequest, fetchDocument, type PhoneOptions } from './wire.ts'

export type { Call } from './phone-call.ts'
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
    text: async (body, { fields, ...parties } = {}) => {
      const form = { ...buildTextForm(body, parties), ...fields }
      const document = await fetchDocument(options.post, buildRequest(options, `${options.publicUrl}/sms`, form))
      return parseTwiml(document, 'messaging').map(({ body }) => body)
    },
  }
}
