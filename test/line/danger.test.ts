import t from 'tap'
import { wordsOf } from '../../src/flow/keywords.ts'
import { findDanger } from '../../src/line/danger.ts'
import { matchText } from '../../src/line/match.ts'
import { shippedLine as line } from '../support/line.ts'

const found = (text: string) => findDanger(line, wordsOf(text))
const isDanger = (text: string) => {
  const match = matchText(line, text)
  return match.kind === 'reply' && match.reply === 'danger'
}

t.test('words of danger in all their forms, wherever they stand', (t) => {
  const texts =
    "overdosing|hes overdosing|shots fired|ending my life|thinking of ending my life|cant breath|he can't breathe|stabbing|attacking|he threatens me|taking my own life|selfharm|self-harming|not breathing|knifepoint|I hate my neighbours and he has a gun|bins and a knife|someone shot at us|🔪|he has a 🔫|help 🆘"
  for (const text of texts.split('|')) t.ok(isDanger(text), text)
  t.end()
})

t.test('misspelt, if it is no other word', (t) => {
  const misspelt = [
    'emergancy',
    'emergncy pls',
    'dangr',
    'stabed',
    'nives',
    'atacking',
    'suicidle',
    'overdoze',
    'unconcious',
    'bleedin',
  ]
  for (const text of misspelt) t.ok(isDanger(text), text)
  for (const text of ['night', 'speeding', 'shouting', 'banger', 'talkin', 'dealers shotting', 'ranger', 'hunt'])
    t.equal(found(text), undefined, text)
  t.end()
})

t.test('a harmless text is one row of the table, with filler at most', (t) => {
  for (const text of [
    'not an emergency',
    'its not an emergency',
    'nobody is hurt',
    'bath bomb',
    'killing time',
    'my phone is dying',
    'fire door',
  ])
    t.equal(found(text), undefined, text)
  for (const text of ['a bath bomb please', 'hi my phone is dying', 'Fire door!', 'non emergency number'])
    t.equal(found(text), undefined, text)
  const danger = [
    ...[
      'my phone is dying hes outside',
      'im not safe',
      'not safe',
      'no fight left in me',
      'not an emergency but he hits me with a knife',
    ],
    ...[
      'nobody is hurt yet but he has a gun',
      'my phone is dying help',
      'help me bath bomb',
      'fire door fire',
      'bath bomb threat',
    ],
  ]
  for (const text of danger) t.ok(isDanger(text), text)
  t.end()
})

t.test('a doubtful word counts unless what was learnt finds no danger', (t) => {
  t.strictSame(found('he killed someone'), { word: 'KILLED', isDoubtful: true })
  for (const text of ['he killed someone', 'they murdered my brother', 'someone was kidnapped', 'he is stalking me'])
    t.ok(isDanger(text), text)
  for (const text of [
    'murder mystery tickets for friday',
    'my feet are killing me after that walk',
    'you killed it at karaoke last night',
  ])
    t.notOk(isDanger(text), text)
  const ignorant = { ...line, learnt: 'missing' as const }
  t.strictSame(matchText(ignorant, 'murder mystery tickets for friday'), { kind: 'reply', reply: 'danger' })
  t.end()
})
