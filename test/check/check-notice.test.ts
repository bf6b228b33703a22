import t from 'tap'
import { checkNotice, findUnsayable } from '../../src/check/check-notice.ts'
import type { Notice } from '../../src/flow/notice.ts'
import { compile, noon } from '../support/line.ts'
import { checkedOn, cleanLine } from './clean-line.ts'

const line = compile(cleanLine)
const hour = 60 * 60 * 1000
const noticeOf = (say: string, text = say): Notice => ({ say, text, from: noon, until: noon + hour })

/** What is found, one finding a line. */
const found = (notice: Notice, others: readonly Notice[] = []) =>
  checkNotice(notice, line, others, checkedOn).map(
    ({ severity, rule, what, mend }) => `${severity} ${rule}: ${what} ${mend}`,
  )

t.test('ordinary words may be posted', async (t) => {
  const table = [
    'The town hall is closed today.',
    'The centre is shut. Call {hate-line.phone}.',
    'To report it to the police, {#hate.police}.',
    'It is open again from 2pm!',
  ]
  for (const words of table) t.strictSame(found(noticeOf(words)), [], words)
})

t.test('their words obey the check, and each fault is told once', async (t) => {
  const table: [words: string, rule: string, what: RegExp][] = [
    ['Call 01622 602000.', 'flow', /^The number 01622 602000 is typed into the words\. Put it into contacts\.yaml/],
    ['Call {nobody.phone}.', 'flow', /^There is no contact "nobody"\. Use one of: emergency, /],
    ['Call {contact.phone}.', 'flow', /^There is no contact here that \{contact\.phone\} could mean\./],
    ['See {#nowhere}.', 'flow', /^There is no state "nowhere" to lead to\./],
    ['Call {hate-line}.', 'flow', /can't be read/],
    ['We are closed ☃.', 'flow', /^A text message can't carry ☃\./],
    ['Do not call 999 today: {emergency.phone} is busy.', 'flow', /^The number 999 is typed/],
    ['Do not call {emergency.phone} today.', 'emergency-words', /could be heard as not to call 999/],
    ['Do not call the police today.', 'police-denied', /could be heard as not to call the police/],
    ['This is the police.', 'who-speaks', /could be heard as if the police/],
    ['Nobody can see these texts.', 'privacy-promises', /a promise that nobody can keep/],
    ['We record this call.', 'keeps-nothing', /says that the line keeps/],
    ['We will send somebody to you.', 'sends-nobody', /./],
    ['The hate line is confidential.', 'promises', /confidential/],
    ['The hall is closed TODO.', 'placeholder', /"TODO" is still to be written/],
    ['Call oh eight hundred, one two three.', 'numbers-traced', /is a number in words/],
    ['Three nines is not working.', 'numbers-traced', /is a number in words/],
    ['To go on, press 3.', 'typed-keys', /is typed by hand/],
    ['See www.example.org.', 'typed-address', /an address typed by hand/],
    ['Please be advised that it is closed.', 'plain-words', /./],
    ['The hall is closed today', 'notice-end', /^Other words follow a notice.* End it with a full stop\./],
  ]
  for (const [words, rule, what] of table) {
    const ofRule = found(noticeOf(words)).filter((finding) => finding.includes(` ${rule}: `))
    t.equal(ofRule.length, 1, `${words} ${found(noticeOf(words)).join(' / ')}`)
    t.match(ofRule[0]!.replace(/^\w+ \S+ /, ''), what, words)
  }
})

t.test('what is heard and what is read are looked at by themselves', async (t) => {
  t.match(found(noticeOf('The hall is closed.', 'The hall is closed')), [/notice-end/])
  t.match(found(noticeOf('See www.example.org.', 'See the website.')), [/typed-address/])
  t.strictSame(found(noticeOf('It is at 5 High Street.', 'Go to 5 High St.')), [])
})

t.test('all that are on at one time leave texts three parts, and callers 30 seconds before the greeting', async (t) => {
  const long = noticeOf(`${'The hall is shut. '.repeat(8)}Come back.`)
  const longer = noticeOf(`${'The hall is shut. '.repeat(9)}`.trim())
  const later = { ...long, from: long.until, until: long.until + hour }
  t.strictSame(found(noticeOf('Closed.', 'a'.repeat(151).concat('.'))), [])
  t.match(found(noticeOf('Closed.', 'a'.repeat(152).concat('.'))), [
    /It takes 153 characters of every text\. Take out 1\./,
  ])
  t.match(found(longer), [/It takes 161 characters of every text\. Take out 9\./])
  t.match(found(noticeOf('Closed.'), [long]), [
    /It takes 162 characters of every text, with the other notices of that time\. Take out 10\./,
  ])
  const number = noticeOf('The hall is shut. Call {hate-line.phone}.')
  t.strictSame(found(number), [])
  t.match(found(number, [number]), [
    /^error notice-length: It takes about 31 seconds to hear at the beginning of every call, with the other notices of that time\. Shorten it to 30 seconds\.$/,
  ])
  t.strictSame(found(noticeOf('Closed.'), [later]), [], 'one that begins as it ends')
  const part = (from: number, until: number) => ({ ...noticeOf('The hall is shut. '.repeat(4).trim()), from, until })
  const [first, second] = [part(noon, noon + hour / 4), part(noon + hour / 2, noon + hour)]
  const middling = noticeOf('The hall is shut. '.repeat(4).trim())
  t.strictSame(found(middling, [first, second]), [], 'never more than two at once')
  t.match(found(middling, [first, second, { ...second, until: noon + 2 * hour }]), [/It takes 215 characters/])
  const strange = noticeOf('Call {nobody.phone}.')
  t.strictSame(found(noticeOf('Closed.'), [strange]), [], 'one that this line does not give')
})

t.test('a line does not go live while it cannot say what is posted', async (t) => {
  const both = [
    { ...noticeOf('Call {hate-line.phone}.'), number: 1 },
    { ...noticeOf('Call {nobody.phone}.'), number: 2 },
  ]
  t.match(findUnsayable(both, line), [
    {
      severity: 'error',
      rule: 'notice',
      what: 'Notice 2 can\'t be said: There is no contact "nobody".',
      mend: 'Put back what it names, or end it first: npm run line -- notice end 2',
    },
  ])
  t.equal(findUnsayable(both, line).length, 1)
})
