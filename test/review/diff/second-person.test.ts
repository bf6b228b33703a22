import t from 'tap'
import { sharedWords } from '../../../src/flow/shared-words.ts'
import { reasons, reasonsOfKinds } from '../../../src/review/diff/second-person.ts'
import { replace, smallLine } from '../../flow/small-line.ts'
import { all, compare, type Edit, extra, small, withOffice } from './small-diff.ts'

/** Why a second person has to agree, each reason once. */
const reasonsFor = (before: typeof smallLine, after: typeof smallLine) => [
  ...new Set(compare(before, after).needsSecond.map(({ reason }) => reason)),
]

t.test('shared words, by what people rely on them for', async (t) => {
  const text = smallLine.get('line.yaml')!
  for (const [name, { kind }] of Object.entries(sharedWords)) {
    const after = replace('line.yaml', text.replace(`    ${name}: "`, `    ${name}: "Now, `))
    const [change, ...more] = all(compare(smallLine, after))
    t.equal(more.length, 0, name)
    t.equal(change!.reason, reasonsOfKinds[kind], name)
  }
})

const pairs: readonly (readonly [one: string, other: string, reason: string])[] = [
  ['"to send it"', '"for no text"', reasons.consent],
  ['"for a full text"', '"for a short text"', reasons.consent],
  ['"Sent."', '"Not sent."', reasons.outcome],
  ['"for hate crime"', '"for drugs"', reasons.label],
  ['"to go back"', '"to start again"', reasons.label],
]

t.test('words in the place of each other', async (t) => {
  for (const [one, other, reason] of pairs) {
    const swapped = small(['line.yaml', one, '"here"'], ['line.yaml', other, one], ['line.yaml', '"here"', other])
    const { needsSecond } = compare(smallLine, swapped)
    t.strictSame(
      needsSecond.map((change) => change.reason),
      [reason, reason],
      one,
    )
  }
})

const ofWords: readonly (readonly [reason: string, edit: Edit])[] = [
  [reasons.privacy, ['line.yaml', 'Someone else could see a text.', 'No one else can see it.']],
  [reasons.consent, ['line.yaml', 'put you through."', 'put you through. It will not show on your bill."']],
  [reasons.speaker, ['line.yaml', 'This is the small line.', 'We are the police.']],
  [reasons.privacy, ['line.yaml', 'automatic."\n      k', 'automatic. We keep your phone number."\n      k']],
  [reasons.privacy, ['line.yaml', '"Delete this."', '"Keep this."']],
  [reasons.emergencyWords, ['line.yaml', 'This is not the police.', 'Do not call the police.']],
  [reasons.speaker, ['line.yaml', 'Sorry, what?', 'Sorry.']],
  [reasons.denial, ['hate.yaml', 'say: "Call {police.phone}."', 'say: "Do not call {police.phone}."']],
  [reasons.denial, ['line.yaml', 'Take your time.', 'No one is here.']],
  [reasons.number, ['hate.yaml', 'say: "Call {police.phone}."', 'say: "Call {hate-line.phone}."']],
  [reasons.given, ['drugs.yaml', 'to {centre.name},', 'to {hate-line.name},']],
  [reasons.label, ['hate.yaml', '"to report it"', '"for advice"']],
  [reasons.title, ['drugs.yaml', '"Needle exchange"', '"Exchange"']],
  [reasons.lead, ['hate.yaml', '      lead: [talk]\n', '']],
]
const ofContacts: readonly (readonly [reason: string, edit: Edit, before?: Edit])[] = [
  [reasons.contactName, ['contacts.yaml', '"Hate line"', '"Hate help"']],
  [reasons.contactName, ['contacts.yaml', '"our centre"', '"the police"']],
  [reasons.contactAddress, ['contacts.yaml', '"1 High Street"', '"1 Low Street"']],
  [reasons.contactAddress, ['contacts.yaml', 'number one, High', 'number one, Low']],
  [reasons.promises, ['contacts.yaml', 'kind: place', 'kind: place\n  promises: [free]']],
  [
    reasons.promises,
    ['contacts.yaml', '"105"', '"105"\n  promises: [free]'],
    ['contacts.yaml', 'centre:\n', `${extra('spare', '105')}centre:\n`],
  ],
  [
    reasons.puttingThrough,
    ['contacts.yaml', '1624"\n  connect: no\n', '1624"\n'],
    ['contacts.yaml', '1624"\n', '1624"\n  connect: no\n'],
  ],
]
const inDrugs: Edit = ['drugs.yaml', '"Needle exchange"\n', '"Needle exchange"\n      sensitive: yes\n']
const inLine: Edit = ['line.yaml', '"A person"\n', '"A person"\n      sensitive: yes\n']
const ofSettings: readonly (readonly [reason: string, edit: Edit, before?: Edit])[] = [
  [reasons.elsewhere, ['hate.yaml', 'guard: open', 'guard: closed']],
  [reasons.sound, ['line.yaml', 'Polly.Amy-Neural', 'Polly.Mathieu']],
  [reasons.sound, ['line.yaml', 'en-GB', 'fr-FR']],
  [reasons.sensitive, ['hate.yaml', '  sensitive: yes\n', '']],
  [reasons.sensitive, ['hate.yaml', 'sensitive: yes', 'sensitive: no']],
  [reasons.sensitive, ['drugs.yaml', '      sensitive: yes\n', ''], inDrugs],
  [reasons.sensitive, ['drugs.yaml', 'sensitive: yes', 'sensitive: no'], inDrugs],
  [reasons.sensitive, ['line.yaml', '      sensitive: yes\n', ''], inLine],
  [reasons.sensitive, ['line.yaml', 'sensitive: yes', 'sensitive: no'], inLine],
]

t.test('what needs a second person', async (t) => {
  for (const [reason, edit, before] of [...ofWords, ...ofContacts, ...ofSettings]) {
    const edits = before ? [before] : []
    t.strictSame(reasonsFor(small(...edits), small(...edits, edit)), [reason], edit[2])
  }
})

t.test('a new key', async (t) => {
  const option = `needle exchange"\n      '2':\n        target: '#hate'\n        description: "for drugs"\n`
  t.strictSame(reasonsFor(smallLine, small(['drugs.yaml', 'needle exchange"\n', option])), [reasons.newLabel])
})

t.test('words that deny something else', async (t) => {
  const trained: Edit = [
    'hate.yaml',
    'say: "Call {police.phone}."',
    'say: "They are trained. They are not the police."',
  ]
  const police: Edit = ['hate.yaml', 'are trained. They are not the', 'are not trained. They are the']
  t.strictSame(reasonsFor(small(trained), small(trained, police)), [reasons.order])
})

t.test('a contact of another kind', async (t) => {
  const after = small(['contacts.yaml', 'kind: short\n  phone: "101"', 'kind: emergency\n  phone: "112"'])
  t.strictSame(reasonsFor(smallLine, after), [reasons.number, reasons.contactKind])
})

t.test('a state that is sensitive makes room for one that is not', async (t) => {
  const renamed = small(
    inDrugs,
    ['drugs.yaml', '  exchange:\n', '  other:\n'],
    ['drugs.yaml', ': exchange\n', ': other\n'],
  )
  const open = new Map([...renamed, ['drugs.yaml', renamed.get('drugs.yaml')!.replace('      sensitive: yes\n', '')]])
  t.ok(reasonsFor(small(inDrugs), open).includes(reasons.sensitive))
  t.notOk(reasonsFor(small(inDrugs), renamed).includes(reasons.sensitive))
})

t.test('the contact whose hours a guard asks for', async (t) => {
  t.ok(reasonsFor(smallLine, withOffice('9am to 5pm')).includes(reasons.elsewhere))
})

t.test('an answer with another contact of the same number', async (t) => {
  const twin: Edit = ['contacts.yaml', 'centre:\n', `${extra('twin', '101')}centre:\n`]
  const after = small(twin, ['line.yaml', '      contact: police\n', '      contact: twin\n'])
  t.strictSame(reasonsFor(small(twin), after), [reasons.otherContact, reasons.given])
})

t.test('a promise that is taken back needs nobody', async (t) => {
  const promising = small(['contacts.yaml', 'kind: place', 'kind: place\n  promises: [free, confidential]'])
  const [change] = compare(promising, small(['contacts.yaml', 'kind: place', 'kind: place\n  promises: [free]'])).others
  t.match(change, {
    field: 'promises',
    summary: 'What words may promise of The centre is now: free; it was: confidential, free',
    reason: '',
  })
  t.match(compare(promising, smallLine).others, [{ summary: /is now: nothing; it was: confidential, free$/ }])
})
