import t from 'tap'
import { printDiff } from '../../../src/review/diff/print-diff.ts'
import { smallLine } from '../../flow/small-line.ts'
import { all, compare, type Edit, end, nothing, option, small, summaries } from './small-diff.ts'

const ofWords: readonly (readonly [edit: Edit, printed: string])[] = [
  [
    ['line.yaml', 'In an emergency, call', 'In an emergency, please hang up and ring'],
    `Needs a second person

* The first words of every call: callers now hear other words.
  Why: emergency words changed.
  Old: In an emergency, [-call-] 9 9 9.
  New: In an emergency, {+please hang up and ring+} 9 9 9.`,
  ],
  [
    ['line.yaml', 'Goodbye. The police are', 'Goodbye. Mind that the police are'],
    `Needs a second person

* After the third silence or wrong key, as the call ends: callers now hear other words.
  Why: emergency words changed.
  Old: Goodbye. [-The-] police are on 1 0 1.
  New: Goodbye. {+Mind that the+} police are on 1 0 1.`,
  ],
  [
    ['line.yaml', 'Call {emergency.phone} now.', 'Ring {emergency.phone} now.'],
    `Needs a second person

* The reply to words of danger: texters now read other words.
  Why: emergency words changed.
  Old: [-Call-] 999 now.
  New: {+Ring+} 999 now.`,
  ],
  [
    ['line.yaml', 'say: "Call {emergency.phone}."', 'say: "Ring {emergency.phone}."'],
    `Needs a second person

* 9 Emergency: callers now hear other words.
  Why: emergency words changed.
  Old: [-Call-] 9 9 9.
  New: {+Ring+} 9 9 9.`,
  ],
  [
    ['hate.yaml', 'text: "Call {police.phone}."', 'text: "Call {hate-line.phone}."'],
    `Needs a second person

* 1-2 Report it: texters now read other words.
  Why: a number changed.
  Old: Call [-101-].
  New: Call {+0800 138 1624+}.`,
  ],
  [
    ['line.yaml', '"They are closed. {contact.hours}."', '"It is closed. {contact.hours}."'],
    `Needs a second person

* When they are closed, instead of a call: callers now hear other words.
  Why: what people are told has happened changed.
  Old: [-They are-] closed. [their hours].
  New: {+It is+} closed. [their hours].`,
  ],
  [
    ['line.yaml', 'Delete this.', 'Delete this. And that.'],
    `Needs a second person

* The reply to a worry that texts could be seen: texters now read other words.
  Why: who may come to know of it changed.
  Old: Delete this.
  New: Delete this.{+ And that.+}`,
  ],
  [
    ['hate.yaml', '"to report it"', '"to tell the police"'],
    `Needs a second person

* 1 Hate crime, key 2: callers now hear other words.
  Why: what a key is said to do changed.
  Old: to [-report it-]
  New: to {+tell the police+}`,
  ],
  [
    ['hate.yaml', '"Report it"', '"Report a crime"'],
    `Needs a second person

* 1-2 Report a crime, its title in texts: texters now read other words.
  Why: what texts call a code changed.
  Old: Report [-it-]
  New: Report {+a crime+}`,
  ],
  [
    ['hate.yaml', '      lead: [talk]\n', ''],
    `Needs a second person

* 1 Hate crime: texters now read other words.
  Why: what a text gives first changed.
  Old: In an emergency call 999. [-Here is your answer. Talk-]:[- 0800 138 1624. Open Monday to Friday, 9am to 5pm. Closed on bank holidays. More: text -]12 Report it[-. -]Codes have two digits, like 12. You can delete this text.
  New: In an emergency call 999. {+Text back a number+}:{+
       11 Talk
       +}12 Report it{+
       +}Codes have two digits, like 12. You can delete this text.`,
  ],
  [
    ['line.yaml', 'voice: Polly.Amy-Neural', 'voice: Polly.Emma'],
    `Needs a second person

* The voice of all calls is now Polly.Emma; it was Polly.Amy-Neural.
  Why: how the emergency words sound changed.`,
  ],
  [
    ['line.yaml', 'language: en-GB', 'language: en-IE'],
    `Needs a second person

* The language of all calls is now en-IE; it was en-GB.
  Why: how the emergency words sound changed.`,
  ],
]

t.test('words that differ, each once', async (t) => {
  for (const [change, printed] of ofWords) t.equal(printDiff(compare(smallLine, small(change))), printed, change[2])
})

t.test('old and new words can be made of their pieces', async (t) => {
  for (const [change] of ofWords)
    for (const found of all(compare(smallLine, small(change)))) {
      if (found.kind !== 'words') continue
      const of = (mark: string) => found.pieces.filter((piece) => piece.mark === 'same' || piece.mark === mark)
      t.equal(
        of('old')
          .map(({ text }) => text)
          .join(''),
        found.before,
      )
      t.equal(
        of('new')
          .map(({ text }) => text)
          .join(''),
        found.after,
      )
    }
})

t.test('words that are new or gone', async (t) => {
  const after = small(['drugs.yaml', '  exchange:\n', `${option}  exchange:\n`])
  const whole = new Map([...after, ['drugs.yaml', `${after.get('drugs.yaml')}${end}`]])
  t.equal(
    printDiff(compare(smallLine, whole)),
    `Needs a second person

* 2 Drugs, key 2: callers now hear new words.
  Why: a key is new, and what it is said to do.
  New: {+to end+}


Codes

* 2-2 is new: it leads to The end.


Words

* 2-2 The end: callers now hear new words.
  New: {+It is over.+}

* 2-2 The end: texters now read new words.
  New: {+Over.+}`,
  )
  t.strictSame(summaries(compare(whole, smallLine)), [
    '! 2-2 is gone; it was The end',
    '2 Drugs, key 2: callers no longer hear these words',
    '2-2 The end: callers no longer hear these words',
    '2-2 The end: texters no longer read these words',
  ])
})

t.test('words that only seem to differ', async (t) => {
  const before = small(['hate.yaml', 'say: "Call {police.phone}."', 'say: "Call {police.name}."'])
  t.strictSame(compare(before, small(['hate.yaml', 'say: "Call {police.phone}."', 'say: "Call the police."'])), nothing)
})
