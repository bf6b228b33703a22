/**
 * What Twilio would report about the line. `code` is a number of Twilio's error dictionary, such as 11200 when
 * the line does not answer properly; 0 when Twilio has no number for it or the phone itself was misused.
 */
export class PhoneError extends Error {
  override name = 'PhoneError'
  code: number

  constructor(code: number, message: string) {
    super(message)
    this.code = code
  }
}
