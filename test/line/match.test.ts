import t from 'tap'
import { matchText } from '../../src/line/match.ts'
import { compile, edited, shippedLine } from '../support/line.ts'

const line = shippedLine

/** `code 22`, `state hate.menu`, `guess hate.menu`, `several a b`, `reply danger` or `silent`. */
function tell(body: string): string {
  const match = matchText(line, body)
  if (match.kind === 'code') return `code ${match.code}`
  if (match.kind === 'reply') return `reply ${match.reply}`
  if (match.kind === 'several') return `several ${match.states.join(' ')}`
  if (match.kind === 'state') return `${match.guessed ? 'guess' : 'state'} ${match.state}`
  return 'silent'
}

const table: Record<string, string[]> = {
  'code 22': [
    '2 then 2',
    '2 and 2',
    'ok 22',
    '22 Sent from my iPhone',
    '22',
    ' 22 ',
    '2 2',
    '2-2',
    '22.',
    '22!',
    'code 22 please',
    'text 22',
    '２２',
    '٢٢',
    '२२',
    '𝟚𝟚',
    '2️⃣2️⃣',
    '22\u200b',
  ],
  'guess hate.not-police': ['police wont believe me who else can i tell about the racist abuse'],
  'guess hate.meaning': ['what is hate crime'],
  'guess hate.menu': [
    'got spat on cos of my hijab',
    'they told my kids to go back where they came from because we are black',
    ...['homofobic', 'predjudice'],
  ],
  'guess asb.report': ['sum1 dealin nxt door', 'they are dealing out of the flat below ours every night'],
  'code 20': ['twenty'],
  'code 0': ['0', '0️⃣'],
  'code 221': ['221'],
  'state main': [
    '',
    '   ',
    '🙂',
    '🙂👍',
    '!?',
    '*',
    '#',
    'MENU',
    'menu',
    'Hi',
    'hello',
    'HELP',
    'help me',
    'INFO',
    'I need help please',
    'OK I need help please',
    'thank you, who do i report to',
    'bye help',
    'is it ok to report',
    'topics',
    'start again',
  ],
  'state hate.menu': ['hate', 'HATE', 'H.A.T.E', 'Hate crime', 'hate-crime', 'racist', 'Hâte', 'hait', 'h a t e'],
  'state hate.not-police': ['talk', 'not the police', 'I want to talk', 'no police please', 'dont trust the police'],
  'state asb.menu': [
    'ASB',
    'a.s.b',
    'a s b',
    'anti social',
    'anti-social',
    'antisocial behaviour',
    'neighbours',
    "neighbour's",
    'my neighbor',
    'neibour',
    'nieghbour',
  ],
  'state asb.report': ['noise', 'report noise', 'I am 15 and my 2 neighbours are noisy'],
  'state asb.mediation': ['mediation', 'MEDITATION', 'dispute'],
  'state drugs.menu': ['drugs', 'DRGUS'],
  'state drugs.help': ['alcohol', 'drinking', 'addiction'],
  'state drugs.exchange': ['needles', 'NEDDLE', 'siryinge'],
  'state prevent.menu': ['prevent', 'TERROR', 'terorism', 'terrer'],
  'state prevent.textphone': ['textphone', 'text phone', 'I am deaf', 'minicom', 'hard of hearing'],
  'state safety.roads': ['road', 'rode', 'speeding'],
  'state person': ['person', 'I want to speak to someone', 'speak to a human'],
  'guess asb.menu': ['neigbour', 'antisocal'],
  'guess asb.mediation': ['mediaton'],
  'guess prevent.call': ['hotlne'],
  'guess asb.restorative': ['restoritive'],
  'guess safety.night': ['nightt'],
  'several hate.menu drugs.menu': ['hate drugs', 'I hate drugs'],
  'several hate.menu asb.menu': ['racist neighbour'],
  'reply danger': [
    '999',
    '112',
    'knife',
    'He has a KNIFE',
    'there is a fight at number 22',
    'someone followed me',
    'hate attack',
    'FIRE',
    "I'm scared",
    'I want to die',
    'I am not safe',
    "he can't breathe",
    'someone is following me',
    'he threatened me',
    'self-harm',
    'stop the fight',
    ...['he wont let me leave', 'mediation wont help he hits me', 'bleedin', 'stabed', 'sucide', 'hes not breathin'],
  ],
  'reply police': ['police', 'Police there is a fight', 'POLICE: help', '101', '60066', 'call the police'],
  'reply safe': ['safe', 'Delete my texts'],
  'reply about': ['about', 'ABOUT', 'privacy', 'stop please', 'stop texting me', 'is it safe'],
  'reply unknown': [
    ...[
      'xyzzy',
      '22 and 23',
      'LATE',
      'DATE',
      'DEAD',
      'RIGHT',
      'online',
      'medication',
      "I can't talk right now",
      'on our road',
    ],
    ...[
      'constructor',
      '__proto__',
      'toString',
      'привет',
      'ŷŵ',
      'lost mediaton today',
      '12345678901',
      'nite42x',
      'of course',
      'bin collection',
      'bus times',
    ],
  ],
  silent: [
    'STOP',
    'stop',
    'Stop.',
    'STOPALL',
    'unsubscribe',
    'CANCEL',
    'end',
    'QUIT',
    'revoke',
    'optout',
    'START',
    'yes',
    'UNSTOP',
    'thanks',
    'Thank you!',
    'OK',
    'ok thanks',
    'many thanks',
    'Ok, thank you, bye',
    'Many thanks!',
    'Ok, thank you, bye',
    ...[
      '👍',
      '👍🏽👍',
      '🙏',
      'thank you so much for your help',
      'thats great thanks that helps a lot',
      'cheers thats helpful',
    ],
    ...['Liked “In an emergency call 999.”', '👍 to “Your answer.”', "I'm driving", 'Sent from my iPhone'],
  ],
}

t.test('what a text means', (t) => {
  for (const [meaning, bodies] of Object.entries(table))
    for (const body of bodies) t.equal(tell(body), meaning, JSON.stringify(body))
  t.end()
})

t.test('a danger word counts anywhere in the longest text that Twilio hands over, and nothing after that', (t) => {
  const words = 'la '.repeat(530)
  t.equal(tell(`${words}gun`), 'reply danger')
  t.equal(tell(`${words}${words}gun`), 'reply unknown')
  t.end()
})

t.test('a misspelt word that is near to danger is never taken for something harmless', (t) => {
  const near = compile(edited('line.yaml', '        - bleeding\n', '        - bleeding\n        - speedying\n'))
  t.strictSame(
    matchText(near, 'speedyin'),
    { kind: 'reply', reply: 'danger' },
    'it is near SPEEDING, and near a danger word',
  )
  t.strictSame(matchText(line, 'speedyin'), { kind: 'state', state: 'safety.roads', guessed: true })
  t.end()
})

t.test('a phrase of several words can be a danger word', (t) => {
  const phrase = compile(edited('line.yaml', '        - bleeding\n', '        - bleeding\n        - gas leak now\n'))
  t.strictSame(matchText(phrase, 'a gas-leak now!'), { kind: 'reply', reply: 'danger' })
  t.end()
})

t.test('a danger word counts even if somebody lists it as filler', (t) => {
  const careless = compile(edited('line.yaml', '    - galaxy\n', '    - galaxy\n    - knife\n'))
  t.strictSame(matchText(careless, 'he has a knife'), { kind: 'reply', reply: 'danger' })
  t.end()
})

t.test('thanks without end are not read for ever', (t) => {
  const both = compile(edited('line.yaml', 'thanks: [thanks,', 'thanks: [ok ok, thanks,'))
  t.strictSame(matchText(both, `${'ok '.repeat(500)}neighbour`), { kind: 'state', state: 'asb.menu', guessed: false })
  t.strictSame(matchText(both, 'ok ok thanks'), { kind: 'silent' })
  t.end()
})

t.test('a word longer than any keyword is compared with none', (t) => {
  t.equal(tell(`${'neighbour'.repeat(80)} ${'mediation'.repeat(80)}`), 'reply unknown')
  t.end()
})
