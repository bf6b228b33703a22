import { isUkMobile } from '../flow/uk-mobile.ts'
import type { Caller } from '../line/input.ts'
import type { Form } from './form.ts'

/** Who calls, as Twilio gives it: the numbers are in E.164 unless they are withheld or from elsewhere. */
export interface PhoneCaller extends Caller {
  /** The number that a call is put through from, if not the caller's own. */
  readonly callerId: string | undefined
  readonly from: string
  /** The number called. */
  readonly to: string
}

/**
 * Reads who calls from a webhook's form. Nobody can text back a caller whose number is withheld, foreign or no mobile: a
 * landline might read the text out to anybody (Twilio's GB guidelines; CALLERS R25, PC39). One whose number is withheld or
 * foreign is put through from the line's own number, since `<Dial>` needs one (error 13214).
 */
export function readCaller({ From: from, To: to }: Form, canSendTexts: boolean): PhoneCaller {
  return {
    textable: canSendTexts && isUkMobile(from) && from !== to,
    callerId: isUkNumber(from) || !isNumber(to) ? undefined : to,
    from,
    to,
  }
}

/** What carriers and Twilio put in place of a withheld number: the keypad's spelling of ANONYMOUS, RESTRICTED, … (TWILIO 2). */
const placeholders = new Set(['+266696687', '+7378742833', '+2562533', '+8656696', '+86282452253'])

/** Whether `From` is a phone number at all, and not a word, a short code or the name of a company. */
export function isNumber(from: string): boolean {
  return /^\+[1-9]\d{7,14}$/.test(from) && !placeholders.has(from)
}

/** Whether a caller's own number can be shown to the person whom they are put through to. */
export function isUkNumber(from: string): boolean {
  return /^\+44[1-9]\d{8,9}$/.test(from)
}
