import t from 'tap'
import { matchText } from '../../src/line/match.ts'
import { answerText } from '../../src/line/text.ts'
import { shippedLine as line, noon } from '../support/line.ts'

const now = Temporal.Instant.fromEpochMilliseconds(noon)
const stateOf = (body: string) => answerText(line, matchText(line, body), now)?.state

const offered: Record<string, string> = {
  'hate.examples': '24|24 Examples|Examples|examples please|24 - Examples|24. Examples|to hear examples',
  'hate.meaning': 'What it is|what it is please|23 What it is|What it is?',
  'prevent.signs': 'What to look for|33 What to look for|to hear what to look for',
  'prevent.call': '31 - Who to call|31: Who to call|Who to call|text 31 Who to call',
  'hate.not-police':
    '22 Karen|Karen 22|22, Mark|22\nMark Smith|22 - from Dave|22 please|22 22|22, 22|22 and 22|two two|twenty two|twenty-two|option 22|2 then 2|two and then two|code 22 pls',
  'hate.menu': 'option 2|two|option two|number 2',
  'asb.mediation': 'twelve|12 Mediation with a neighbour|one two',
  'drugs.menu': 'four|4 Drugs, alcohol, needles',
  'drugs.help': 'forty one|41 Drug or alcohol help',
}

t.test('what a reply offers works as it stands there, and as people write it', (t) => {
  for (const [state, bodies] of Object.entries(offered))
    for (const body of bodies.split('|')) t.equal(stateOf(body), state, body)
  t.end()
})

t.test('a number among words that mean something is no code', (t) => {
  const bodies = [
    ...[
      '22 lads outside',
      'at number 22 there is noise',
      '22 mins',
      'be there in 22 mins',
      '11.30 tomorrow',
      '10 10',
      '99 Karen',
    ],
    ...['22 Road', 'twenty of them', 'ten', 'two neighbours', 'thirty nine', '22 knife', 'oh'],
  ]
  for (const body of bodies) t.not(matchText(line, body).kind === 'code' && stateOf(body), 'hate.not-police', body)
  for (const body of ['22 lads outside', '22 mins', '22 knife']) t.not(matchText(line, body).kind, 'code', body)
  t.end()
})
