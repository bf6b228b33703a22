import t from 'tap'
import type { FlowFiles } from '../../../src/flow/files.ts'
import { compareLines } from '../../../src/review/diff/compare-lines.ts'
import { compile, edited, shippedFiles } from '../../support/line.ts'
import { type Edit, now } from './small-diff.ts'

/** The flows as they are shipped, without what they were learnt from: that would take most of the time. */
const flows: FlowFiles = new Map([...shippedFiles].filter(([file]) => !file.endsWith('.txt')))
const line = compile(flows)

/** What a second person would have to agree to, with why. */
function needsSecond(edits: readonly Edit[], isBack = false): string[] {
  const changed = compile(edits.reduce((files, [file, from, to]) => edited(file, from, to, files), flows))
  const [before, after] = isBack ? [changed, line] : [line, changed]
  return compareLines(before, after, now).needsSecond.map(({ summary, reason }) => `${summary}: ${reason}`)
}

/** What staff may change alone, and change back. */
const alone: readonly Edit[] = [
  // Another word that says as much.
  ['hate.yaml', 'Intimidation. Malicious gossip', 'Intimidation. Nasty gossip'],
  ['asb.yaml', 'meet each side, then both.', 'meet every side, and then both.'],
  ['line.yaml', 'for the thing you need. Or', 'for what you need. Or'],
  ['prevent.yaml', 'best placed to notice.', 'best placed to spot this.'],
  ['line.yaml', 'We have more than one answer.', 'We have more than one reply.'],
  [
    'hate.yaml',
    'It counts if the victim, or anyone else, thinks so. It can be',
    'It counts if the victim, or anyone else, believes so. It can be',
  ],
  // In another order.
  ['hate.yaml', 'It can be verbal abuse or bullying.', 'It can be bullying or verbal abuse.'],
  ['prevent.yaml', 'Look for leaflets or posters', 'Look for posters or leaflets'],
  // A slip.
  ['hate.yaml', 'offensive language. Bullying.', 'offensive langauge. Bullying.'],
  ['asb.yaml', 'It is confidential and free for Maidstone', 'It is confidental and free for Maidstone'],
  ['line.yaml', 'Take your time. Listen,', 'Take yuor time. Listen,'],
  // What nobody hears.
  ['drugs.yaml', 'No web address or number is on the page', 'Nothing is on the page'],
  ['contacts.yaml', '(older copy)"\n  checked: 2026-11-20', '(older copy)"\n  checked: 2026-11-21'],
]
/** What staff may change alone, but not always change back. */
const shorter: readonly Edit[] = [
  ['hate.yaml', 'Graffiti. Damage to property.', 'Damage to property.'],
  [
    'safety.yaml',
    'education, training, jobs and housing.\n        There',
    'education, training and jobs.\n        There',
  ],
  ['drugs.yaml', 'You can find out more on the clinical', 'Find out more on the clinical'],
  ['prevent.yaml', 'You can also see the Kent', 'You can see the Kent'],
  ['hate.yaml', 'It can be verbal abuse or bullying.', 'It can be verbal abuse, spitting or bullying.'],
  ['drugs.yaml', 'keywords: [drug, drugs, drgus]', 'keywords: [drug, drugs, drgus, narcotics]'],
]

t.test('what staff may change alone', async (t) => {
  for (const edit of [...alone, ...shorter]) t.strictSame(needsSecond([edit]), [], edit[2])
  for (const edit of alone) t.strictSame(needsSecond([edit], true), [], edit[1])
})

const harmful: readonly (readonly Edit[])[] = [
  [
    ['line.yaml', 'sendText: "to send it"', 'sendText: "for no text"'],
    ['line.yaml', 'noText: "for no text"', 'noText: "to send it"'],
  ],
  [['line.yaml', 'sent: "We have sent the text."', 'sent: "Sorry, we could not send the text."']],
  [['line.yaml', 'and someone else could see it.', 'and no one else can see it.']],
  [['line.yaml', 'may show on your phone bill', 'will not show on your bill']],
  [['line.yaml', 'We are not the police.\n', 'We are the police.\n']],
  [['line.yaml', '"for hate crime"', '"for drugs"']],
  [['line.yaml', 'It keeps no phone numbers', 'We keep your phone number']],
  [['line.yaml', 'Or call {kent-police.phone}.\n      keywords', 'Do not call the police.\n      keywords']],
  [
    [
      'hate.yaml',
      'say: >-\n        In an emergency, call',
      'say: >-\n        Do not call the police. In an emergency, call',
    ],
  ],
  [['hate.yaml', '  sensitive: yes\n', '']],
  [['line.yaml', '      sensitive: yes\n', '']],
  [['asb.yaml', 'each side, then both.', 'each side, then both. Someone will visit you today.']],
  [['asb.yaml', 'each side, then both.', 'each side, then both. You will get a house.']],
  [['asb.yaml', 'each side, then both.', 'each side, then both. We never tell anyone.']],
  [['asb.yaml', 'each side, then both.', 'each side, then both. Mediators phone back.']],
  [['asb.yaml', 'each side, then both.', 'each side, then both. Rough sleepers own keys.']],
  [['asb.yaml', 'and free for Maidstone residents', 'and free for everyone']],
  [['asb.yaml', 'confidential and free for residents', 'confidential and free']],
  [['asb.yaml', 'Trained mediators', 'Untrained mediators']],
  [['asb.yaml', 'then both.\n        You decide', 'then both.\n        They decide']],
  [['hate.yaml', 'They are not the police. Not about', 'They are the police. Not about']],
  [
    [
      'hate.yaml',
      'The staff are trained. They are not the police. Not',
      'The staff are not trained. They are the police. Not',
    ],
  ],
  [['hate.yaml', 'Report it if it happened', 'Forget it if it happened']],
  [['prevent.yaml', 'strictly confidential.\n        You', 'strictly recorded.\n        You']],
  [['prevent.yaml', 'It takes about 15 minutes', 'It takes 15 minutes']],
  [
    [
      'prevent.yaml',
      'does not make it a crime to hold extreme views. It',
      'makes it a crime to hold extreme views. It',
    ],
  ],
  [['drugs.yaml', 'syringes safely.\n      text', 'syringes anywhere.\n      text']],
  [['drugs.yaml', 'It is run by a charity', 'It is run by the police']],
  [['drugs.yaml', 'at {needle-exchange.address}. It', 'at {lloyds-park-wood.address}. It']],
  [['hate.yaml', 'To speak about hate to', 'To speak about drugs to']],
  [['drugs.yaml', 'There is a needle exchange at', 'There is a methadone exchange at']],
  [['safety.yaml', 'Blue Bus, on Friday nights', 'Blue Bus, on Sunday nights']],
  [['contacts.yaml', 'name: "Maidstone Mediation"', 'name: "Maidstone Police"']],
  [
    ['hate.yaml', 'keywords:\n        [talk,', 'keywords:\n        ['],
    ['asb.yaml', '[nuisance,', '[talk, nuisance,'],
  ],
]

t.test('what nobody may change alone', async (t) => {
  for (const edits of harmful) t.not(needsSecond(edits).length, 0, edits[0]![2])
})
