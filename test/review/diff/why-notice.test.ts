import t from 'tap'
import { readNotice } from '../../../src/flow/notice.ts'
import { whyNotice } from '../../../src/review/diff/why-notice.ts'
import { checkedOn, cleanLine } from '../../check/clean-line.ts'
import { compile } from '../../support/line.ts'

const line = compile(cleanLine)

function why(say: string, text = say): string {
  const read = readNotice({ say, text }, line)
  if ('problems' in read) throw new Error(read.problems[0]!.what)
  return whyNotice(read.notice, { line, now: checkedOn })
}

const table: [reason: string, words: string][] = [
  [
    'it gives people a number or an address',
    'Go to {centre.address}. | Call {hate-line.phone}. | If it is urgent, call {emergency.phone}.',
  ],
  [
    'it speaks of the police or of emergencies',
    'The police station is closed. | An officer is there. | Call one oh one.',
  ],
  ['it speaks of the police or of emergencies', 'In an EMERGENCY go there. | {police.name} is closed.'],
  ['it says who speaks', "We're from the council. | This is the council. | A person is here. | It is automatic."],
  ['it says who speaks', 'You are through to the council. | Our service is closed.'],
  ['it speaks of the police or of emergencies', 'The fire brigade is busy. | Call triple nines.'],
  ['it tells people what to press, text or say', 'To go on, press the star key. | Text STOP. | Hang up now.'],
  ['it speaks of safety, danger or crime', 'If you are in danger, wait. | Rape is a crime.'],
  ['it denies something', 'Nobody is in. | It is not open.'],
  ['it promises something', 'The hall will open.'],
  ['it speaks of money', 'It costs money.'],
  ['it speaks of who may come to know', 'It is private. | They see it. | Your name is kept. | It is confidental.'],
  ['', 'The town hall is closed until Friday. | Snow has closed some roads.'],
  ['', '{hate-line.name} is busy. {hate-line.hours}.'],
]

t.test('words that people rely on take two people, and others one', async (t) => {
  for (const [reason, all] of table) for (const words of all.split(' | ')) t.equal(why(words), reason, words)
  t.equal(why('It is closed.', 'Call {hate-line.phone}.'), 'it gives people a number or an address', 'in one channel')
})
