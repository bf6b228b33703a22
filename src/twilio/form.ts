/** A form of which nothing came. */
export const emptyForm = {
  From: '',
  To: '',
  CallSid: '',
  MessageSid: '',
  Digits: '',
  DialCallStatus: '',
  Body: '',
  OptOutType: '',
}

/** What the line reads of a webhook's form: of a field that came twice the first value, and '' for one that did not come. */
export type Form = Readonly<typeof emptyForm>

/** The names of the fields that the line reads. */
export const fieldNames = Object.keys(emptyForm) as (keyof Form)[]
