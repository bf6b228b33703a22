import t from 'tap'
import { smallLine } from '../../flow/small-line.ts'
import { compare, type Edit, small, summaries } from './small-diff.ts'

const notUnderstood = 'the reply to what is not understood'

const ofKeywords: readonly (readonly [edits: readonly Edit[], expected: readonly string[]])[] = [
  [
    [['line.yaml', '["999", danger]', '["999", danger, knife, can\'t breathe]']],
    [`CAN'T BREATHE and KNIFE now give the reply to words of danger; it was ${notUnderstood}`],
  ],
  [
    [['line.yaml', '["999", danger]', '["999"]']],
    [`! DANGER now gives ${notUnderstood}; it was the reply to words of danger`],
  ],
  [
    [['line.yaml', '["999", danger]', '[danger]']],
    ['! 999 now gives what the code 9-9-9 gives; it was the reply to words of danger'],
  ],
  [
    [
      ['hate.yaml', 'keywords: [report]', 'keywords: [tell]'],
      ['drugs.yaml', 'keywords: [drugs]', 'keywords: [drugs, report]'],
    ],
    ['! REPORT now gives 2 Drugs; it was 1-2 Report it', `TELL now gives 1-2 Report it; it was ${notUnderstood}`],
  ],
  [
    [['drugs.yaml', 'keywords: [drugs]', 'keywords: [drugs, hate drugs]']],
    ['HATE DRUGS now gives 2 Drugs; it was a choice of 1 Hate crime and 2 Drugs'],
  ],
  [
    [['drugs.yaml', 'keywords: [drugs]', 'keywords: [drugs, methadome, methadone]']],
    [`METHADOME and METHADONE now give 2 Drugs; it was ${notUnderstood}`],
  ],
  [[['drugs.yaml', 'keywords: [drugs]', 'keywords: [drugs, drugs now]']], []],
  [[['line.yaml', '[thanks, ok]', '[thanks, ok, ta]']], [`! TA now gives no reply; it was ${notUnderstood}`]],
  [
    [['line.yaml', 'filler: [a, the,', 'filler: [a, of, to,']],
    ['Passed over when a text is matched: now also OF and TO; no longer THE'],
  ],
  [
    [['line.yaml', 'filler: [a, the,', 'filler: [a, the, not, report,']],
    ['! Passed over when a text is matched: now also NOT and REPORT'],
  ],
  [
    [['line.yaml', 'filler: [a, the,', 'filler: [a, the, please,']],
    ['Passed over when a text is matched: now also PLEASE'],
  ],
  [
    [['hate.yaml', 'keywords: [report]', 'keywords: [tell]']],
    [
      `! REPORT now gives ${notUnderstood}; it was 1-2 Report it`,
      `TELL now gives 1-2 Report it; it was ${notUnderstood}`,
    ],
  ],
  [
    [['line.yaml', 'keywords: [about]', 'keywords: [privacy]']],
    [
      `! ABOUT now gives ${notUnderstood}; it was the reply to a question about the line`,
      `PRIVACY now gives the reply to a question about the line; it was ${notUnderstood}`,
    ],
  ],
  [
    [
      ['hate.yaml', 'keywords: [hate]', 'keywords: [racism]'],
      ['line.yaml', '[thanks, ok]', '[thanks, ok, hate]'],
    ],
    ['! HATE now gives no reply; it was 1 Hate crime', `RACISM now gives 1 Hate crime; it was ${notUnderstood}`],
  ],
  [
    [['drugs.yaml', 'keywords: [drugs]', 'keywords: [needles]']],
    [
      `! DRUGS among other words now gives ${notUnderstood}; it was 2 Drugs`,
      `NEEDLES now gives 2 Drugs; it was ${notUnderstood}`,
    ],
  ],
  [
    [
      ['drugs.yaml', 'keywords: [drugs]', 'keywords: [needles]'],
      ['line.yaml', 'filler: [a, the, "i\'m"]', 'filler: [of]'],
    ],
    [
      `NEEDLES now gives 2 Drugs; it was ${notUnderstood}`,
      'Passed over when a text is matched: now also OF; no longer A, IM and THE',
    ],
  ],
  [[['line.yaml', 'filler: [a, the,', 'filler: [']], ['Passed over when a text is matched: no longer A and THE']],
  [[['line.yaml', 'filler: [a, the,', 'filler: [a, the, of,']], ['Passed over when a text is matched: now also OF']],
]

t.test('words that people text', async (t) => {
  for (const [edits, expected] of ofKeywords) t.strictSame(summaries(compare(smallLine, small(...edits))), expected)
  const methadone = (words: string) => small(['drugs.yaml', 'keywords: [drugs]', `keywords: [drugs, ${words}]`])
  t.strictSame(summaries(compare(methadone('methadome, methadone'), methadone('methadone'))), [
    'METHADOME now gives 2 Drugs, as a misspelling; it was 2 Drugs',
  ])
})
