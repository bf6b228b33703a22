import t from 'tap'
import { type Reason, reasons } from '../../../src/review/diff/second-person.ts'
import { topicsIn } from '../../../src/review/diff/sentences.ts'
import { whyWeighty } from '../../../src/review/diff/why-weighty.ts'

const ofWords: readonly (readonly [before: string, after: string, reason: Reason | ''])[] = [
  // What is denied, and what "not" stands before.
  ['They see you.', "They don't see you.", reasons.denial],
  ['They are not the police. They are trained.', 'They are the police. They are trained.', reasons.denial],
  ['They are trained. They are not the police.', 'They are not trained. They are the police.', reasons.order],
  ['Do not wait. Hang up.', 'Do not wait and hang up.', reasons.order],
  ['The council does not run it.', 'The council does not own it.', reasons.denial],
  ['No one reads it.', 'Nobody reads it.', ''],
  ["We can't, and won't, call.", 'We cannot, and will not, call.', ''],
  ['Kind mediators.', 'Unkind mediators.', reasons.denial],
  ['Old tools.', 'Toothless tools.', reasons.denial],
  ['They are able.', 'They are nto able.', reasons.denial],
  // What is promised.
  ['You decide.', "You'll decide.", reasons.promise],
  ['You will get advice.', 'You will get rich.', reasons.promise],
  ["We'd say so.", 'We would say so.', ''],
  // Privacy, money, safety, people, action, limits and names.
  ['It is yours.', 'It is confidential.', reasons.secrecy],
  ['Some are told.', 'Some get told.', reasons.action],
  ['It is for you.', 'It is for you, and free.', reasons.money],
  ['It is 5.', 'It is £5.', reasons.money],
  ['The bus is blue.', 'The bus is safe.', reasons.safety],
  ['A driver comes.', 'A doctor comes.', reasons.people],
  ['The officer tells them.', 'The officer is telling them.', ''],
  ['Look.', 'Visit.', reasons.action],
  ['It takes about 15 minutes.', 'It takes 15 minutes.', reasons.limit],
  ['It is around 15 minutes.', 'It is about 15 minutes.', ''],
  ['Is it over?', 'It is over.', reasons.limit],
  ['The bus is at the Mill.', 'The bus is at the Hall.', reasons.name],
  ['Red Cross vans.', 'Blue Star vans.', reasons.name],
  ['Samaritanz listen.', 'Kidzline listen.', reasons.name],
  ['It is at 9am.', 'It is at 9pm.', reasons.name],
  ['Look at a.example.', 'Look at b.example.', reasons.name],
  ['The bus.', 'The bսs.', reasons.name],
  ['Look at kent hall.', 'Look at Kent Hall.', ''],
  ['What it is: A bus.', 'What it is: a bus.', ''],
  ['Go at once.', 'Go straight away.', ''],
  ['Get rid of needles.', 'Dispose of needles.', ''],
  // What it is about.
  ['Advice on needles.', 'Advice on alcohol.', reasons.topic],
  ['Advice on needles.', 'Advice on the needle.', ''],
  ['Advice on neddles.', 'Advice on needles.', ''],
  // What is filled in.
  ['Dial {a.phone}.', 'Dial {b.phone}.', reasons.given],
  ['For hate, {a.phone}. For drugs, {#b}.', 'For drugs, {a.phone}. For hate, {#b}.', reasons.moved],
  ['For hate, {a.phone}. For drugs, {#b}.', 'For hatred, {a.phone}. For drugs, {#b}.', ''],
  ['It is a bus. {a.phone}.', 'It is a bus, {a.phone}.', ''],
  // What was not said before.
  ['Advice on damp.', 'Advice on damp. Lifts home.', reasons.news],
  ['Advice on damp.', 'Advice on damp. Lifts.', reasons.news],
  ['Advice on damp.', 'Vouchers towards furniture.', reasons.news],
  ['Advice on damp.', 'Advice on moisture.', ''],
  ['Advice on damp.', 'Advice, also on damp.', ''],
  ['Advice on damp and mould. Boilers.', 'Advice on damp and boilers. Mould.', ''],
  ['', 'Advice on damp.', reasons.news],
  ['', 'It is over.', ''],
  ['Advice on damp.', '', ''],
  // Slips.
  ['Advice on dmap.', 'Advice on damp.', ''],
  ['Advice for neihgbours.', 'Advice for neighbours.', ''],
  ['Strictly confidental.', 'Strictly confidential.', ''],
  ['Trainers and trailers.', 'Trainers and trainees.', ''],
]

const topics = new Set(topicsIn('Needles, alcohol'))

t.test('why words need a second person', async (t) => {
  for (const [before, after, reason] of ofWords)
    t.equal(whyWeighty(before, after, topics), reason, `${before} > ${after}`)
})
