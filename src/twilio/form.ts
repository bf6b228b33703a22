/** The fields of Twilio's webhooks that the line reads. */
export const fieldNames = ['From', 'To', 'CallSid', 'Digits', 'DialCallStatus', 'Body', 'OptOutType'] as const
type FieldName = (typeof fieldNames)[number]

/** What the line reads of a webhook's form: of a field that came twice the first value, and '' for one that did not come. */
export type Form = Readonly<Record<FieldName, string>>

/** The form of a webhook that brought none. */
export const emptyForm: Form = {
  From: '',
  To: '',
  CallSid: '',
  Digits: '',
  DialCallStatus: '',
  Body: '',
  OptOutType: '',
}
