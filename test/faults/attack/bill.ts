import { postOver } from '../../../src/commands/phone/http.ts'
import { createPhone, type Phone } from '../../../src/commands/phone/phone.ts'
import { account } from '../../bench/requests.ts'
import { type Target, textsAnHour } from './target.ts'

/** What somebody did to run up the bill: for how many texts they asked, and how many went out and should have. */
export interface Bill {
  readonly name: string
  readonly asked: number
  readonly sent: number
  readonly right: number
}

/** Somebody who calls and asks for texts in each call, so often about each thing; the numbers are those that call. */
interface Asking {
  readonly name: string
  readonly right: number
  readonly from: readonly string[]
  readonly times: number
}

/** Somebody who texts. */
interface Texting {
  readonly name: string
  readonly right: number
  readonly from: readonly string[]
  readonly body: string
}

/** Keys that ask for a text about something each. */
const asks = ['1211', '1311', '1111', '4111', '4211']

const numbers = (many: number, like: (i: number) => string) => Array.from({ length: many }, (_, i) => like(i))
const mobile = (i: number) => `+4477009${String(i).padStart(5, '0')}`

/** Satellite phones, shared-cost and premium numbers, and personal numbers and pagers of the UK. */
const costly = [
  ...['+870773001234', '+8816321234567', '+882162345678', '+979123456789', '+447012345678', '+447640123456'],
  ...['+449098790000', '+19005551234', '+499001234567'],
]

const autoReply = 'Thank you for your message. The surgery is closed. In an emergency ring 999, or 111 for advice.'

/** In this order: what the first ones get, the next can't have. */
const askings: readonly Asking[] = [
  { name: 'one call', right: 3, from: [mobile(1)], times: 12 },
  { name: '25 calls from one number', right: 6, from: Array(25).fill(mobile(2)), times: 1 },
  { name: 'calls from 60 numbers', right: textsAnHour - 9, from: numbers(60, (i) => mobile(i + 100)), times: 1 },
]
const textings: readonly Texting[] = [
  { name: 'texts from costly numbers', right: 0, from: costly, body: 'hate crime' },
  { name: 'texts from 80 numbers abroad', right: 60, from: numbers(80, (i) => `+4850100${1_000 + i}`), body: 'hate' },
  { name: 'the same automatic text 30 times', right: 2, from: Array(30).fill(mobile(3)), body: autoReply },
  { name: 'texts from 150 numbers', right: textsAnHour - 2, from: numbers(150, (i) => mobile(i + 400)), body: 'hate' },
  { name: 'a text about danger after all that', right: 1, from: [mobile(999)], body: 'he has a knife' },
]

/** Runs up the bill of a line in every way that is known. */
export async function runUpBill({ port, twilio }: Target): Promise<Bill[]> {
  const phone = createPhone({ ...account, post: postOver(`http://127.0.0.1:${port}`) })
  const bills: Bill[] = []
  for (const { name, right, from, times } of askings) {
    const before = twilio.sent.length
    for (const number of from) await askIn(phone, number, times)
    bills.push({ name, right, asked: from.length * times * asks.length, sent: twilio.sent.length - before })
  }
  for (const { name, right, from, body } of textings) {
    let sent = 0
    for (const number of from) sent += (await phone.text(body, { from: number })).length
    bills.push({ name, right, asked: from.length, sent })
  }
  return bills
}

async function askIn(phone: Phone, from: string, times: number): Promise<void> {
  const call = await phone.call({ from })
  for (let i = 0; i < times * asks.length; i++) {
    const own = call.fork()
    for (const key of asks[i % asks.length]!) await own.press(key as '1')
  }
}
