import t, { type Test } from 'tap'
import { checkFlows } from '../../src/check/check-flows.ts'
import { relay } from '../../src/flow/phone-number.ts'
import { checkedOn, cleanLine } from '../check/clean-line.ts'
import { edit } from '../flow/small-line.ts'
import { compile, setUp } from '../support/line.ts'

const again = "I'll say that again."
const nobody = undefined

interface Case {
  /** The contact, as staff write it. */
  readonly written: string
  /** What is said of it in "Call {contact.phone}.", or of where to write or look. */
  readonly heard: string
  readonly texted: string
  /** Whom key 2 calls, with what is dialled when they answer; undefined if nobody can be put through. */
  readonly dialled: readonly [number: string, digits: string | undefined] | undefined
}

const cases: readonly Case[] = [
  {
    written: 'kind: uk-wide; phone: "0345 123 1234"',
    heard: `0 3 4 5, 1 2 3, 1 2 3 4. ${again} 0 3 4 5, 1 2 3, 1 2 3 4.`,
    texted: '0345 123 1234.',
    dialled: ['+443451231234', nobody],
  },
  {
    written: 'kind: uk-wide; phone: "03001231234"; extension: 4217',
    heard: `0 3 0 0, 1 2 3, 1 2 3 4. ${again} 0 3 0 0, 1 2 3, 1 2 3 4. Then ask for extension 4 2 1 7.`,
    texted: '0300 123 1234, then ask for extension 4217.',
    dialled: ['+443001231234', 'wwww4217'],
  },
  {
    written: 'kind: geographic; phone: "01622 692843"; extension: "012"',
    heard: `0 1 6 2 2, 6 9 2, 8 4 3. ${again} 0 1 6 2 2, 6 9 2, 8 4 3. Then ask for extension 0 1 2.`,
    texted: '01622 692 843, then ask for extension 012.',
    dialled: ['+441622692843', 'wwww012'],
  },
  {
    written: 'kind: service; phone: "0845 603 3002"; cost: "7p a minute, plus your phone company\'s access charge"',
    heard: `0 8 4 5, 6 0 3, 3 0 0 2. ${again} 0 8 4 5, 6 0 3, 3 0 0 2. A call costs 7 pence a minute, plus your phone company's access charge.`,
    texted: "0845 603 3002 (a call costs 7p a minute, plus your phone company's access charge).",
    dialled: nobody,
  },
  {
    written: 'kind: service; phone: "0870 123 1234"; extension: 12; cost: "12.5p a minute"',
    heard: `0 8 7 0, 1 2 3, 1 2 3 4. ${again} 0 8 7 0, 1 2 3, 1 2 3 4. Then ask for extension 1 2. A call costs 12.5 pence a minute.`,
    texted: '0870 123 1234, then ask for extension 12 (a call costs 12.5p a minute).',
    dialled: nobody,
  },
  {
    written: 'kind: mobile; phone: "07400 123456"; cost: "the same as any call to a mobile"',
    heard: `0 7 4 0 0, 1 2 3, 4 5 6. ${again} 0 7 4 0 0, 1 2 3, 4 5 6. A call costs the same as any call to a mobile.`,
    texted: '07400 123 456 (a call costs the same as any call to a mobile).',
    dialled: ['+447400123456', nobody],
  },
  {
    written: 'kind: mobile; phone: "07400 123456"; cost: "£1.50 a call"; connect: no',
    heard: 'A call costs £1.50 a call.',
    texted: '07400 123 456 (a call costs £1.50 a call).',
    dialled: nobody,
  },
  {
    written: 'kind: mobile-text; phone: "07400 123456"',
    heard: `0 7 4 0 0, 1 2 3, 4 5 6. ${again} 0 7 4 0 0, 1 2 3, 4 5 6.`,
    texted: '07400 123 456.',
    dialled: nobody,
  },
  {
    written: 'kind: whatsapp; phone: "01622 692843"',
    heard: `0 1 6 2 2, 6 9 2, 8 4 3. ${again} 0 1 6 2 2, 6 9 2, 8 4 3.`,
    texted: '01622 692 843.',
    dialled: nobody,
  },
  {
    written: `kind: text-relay; phone: "${relay} 101"`,
    heard: `1 8 0 0 1, 1 0 1. ${again} 1 8 0 0 1, 1 0 1.`,
    texted: '18001 101.',
    dialled: nobody,
  },
  {
    written: `kind: text-relay; phone: "${relay} 01622 692843"`,
    heard: `1 8 0 0 1, 0 1 6 2 2, 6 9 2, 8 4 3. ${again} 1 8 0 0 1, 0 1 6 2 2, 6 9 2, 8 4 3.`,
    texted: '18001 01622 692 843.',
    dialled: nobody,
  },
  {
    written: 'kind: email; email: "community_safety.asb-team+web2@maidstone.gov.uk"',
    heard: 'community underscore safety dot asb hyphen team plus web 2 at maidstone dot gov dot uk.',
    texted: 'community_safety.asb-team+web2@maidstone.gov.uk.',
    dialled: nobody,
  },
  {
    written: 'kind: web; web: "maidstone.gov.uk/ASB"',
    heard: 'maidstone dot gov dot uk, slash ASB.',
    texted: 'maidstone.gov.uk/ASB.',
    dialled: nobody,
  },
  {
    written: 'kind: web; web: "www.my-council.org/report/it.html"',
    heard: 'w w w dot my hyphen council dot org, slash report, slash it dot html.',
    texted: 'www.my-council.org/report/it.html.',
    dialled: nobody,
  },
  {
    written: 'kind: web; web: "maidstone.gov.uk/asb"; spoken: { web: "Maidstone dot gov dot uk, slash A S B" }',
    heard: 'Maidstone dot gov dot uk, slash A S B.',
    texted: 'maidstone.gov.uk/asb.',
    dialled: nobody,
  },
]

/** The small line with another contact in the place of the hate line. */
function lineWith(written: string) {
  const [kind = ''] = /(?<=kind: )\w+/.exec(written) ?? []
  const field = kind === 'email' || kind === 'web' ? kind : 'phone'
  const contact = written.split('; ').join('\n  ')
  const files = edit('contacts.yaml', 'kind: freephone\n  phone: "0800 138 1624"', contact, cleanLine)
  const talk = edit('hate.yaml', 'say: "Call {hate-line.phone}.', `say: "Here: {hate-line.${field}}.`, files)
  return edit('hate.yaml', 'text: "Call {contact.phone}.', `text: "Here: {contact.${field}}.`, talk)
}

/** The small line gives its contact while that is open. */
const onMonday = () => Date.parse('2026-11-23T12:00:00Z')

async function phoneOf(t: Test, written: string) {
  const sent: string[] = []
  const texts = {
    from: undefined,
    send: async ({ body }: { readonly body: string }) => {
      sent.push(body)
      return 'accepted' as const
    },
  }
  const { phone } = await setUp(t, { line: compile(lineWith(written)), texts, now: onMonday })
  return { phone, sent }
}

t.test('every kind of contact is heard, texted and, where it can be, put through', async (t) => {
  for (const { written, heard, texted, dialled } of cases) {
    const { phone, sent } = await phoneOf(t, written)
    const call = await phone.call()
    await call.press('1')
    await call.press('1')
    const [said = ''] = call.saidLast
    t.ok(said.includes(heard), `${written}: ${said}`)
    t.equal(said.includes('To be put through'), dialled !== nobody, `${written}: offered`)
    const [[text = ''], [topic = '']] = [await phone.text('11'), await phone.text('1')]
    t.ok(text.includes(`Here: ${texted}`), `${written}: ${text}`)
    t.ok(topic.includes(`Talk: ${texted}`), `${written}: ${topic}`)

    const asking = call.fork()
    await asking.press('1')
    const offersShort = !/kind: (?:email|web)/.test(written)
    t.equal(asking.saidLast.join().includes('For a short text'), offersShort, `${written}: a text of only the contact`)
    await asking.press('2')
    t.strictSame(
      sent.map((body) => body.includes(`The number: ${texted}`)),
      offersShort ? [true] : [],
      written,
    )

    await call.press('2')
    const { number, sendDigits } = call.dialling ?? {}
    t.strictSame(call.dialling ? [number, sendDigits] : nobody, dialled, `${written}: put through`)
  }
})

t.test('who is not put through hears the extension and the cost too, and may go on', async (t) => {
  const { phone } = await phoneOf(t, 'kind: mobile; phone: "07400 123456"; extension: 7; cost: "20p a minute"')
  const call = await phone.call()
  for (const key of ['1', '1', '2'] as const) await call.press(key)
  t.match(call.dialling, { number: '+447400123456', sendDigits: 'wwww7' })
  for (const [status, words] of [
    ['busy', 'They are busy.'],
    ['no-answer', 'No one answered.'],
    ['failed', 'That failed.'],
  ] as const) {
    const ended = call.fork()
    await ended.dialEnds(status)
    const number = '0 7 4 0 0, 1 2 3, 4 5 6'
    t.match(
      ended.saidLast[0],
      `${words} Call ${number}. ${again} ${number}. Then ask for extension 7. A call costs 20 pence a minute. To`,
    )
    await ended.press('2')
    t.equal(ended.state, 'dialling')
  }
  await call.dialEnds('completed')
  t.match(call.saidLast[0], 'That call has ended.')
})

t.test('the check has nothing against any of them', async (t) => {
  for (const { written } of cases) {
    const { findings } = checkFlows(lineWith(written), checkedOn)
    // A cost takes room in the texts of this line, and a voice would read the sign of a pound.
    const others = findings.filter(({ rule }) => !['segments', 'short-text', 'spoken-form'].includes(rule))
    t.strictSame(others, [], written)
  }
})

t.test('an e-mail or web address beside a number or a place is filled in too', async (t) => {
  const more =
    '  email: "safety@maidstone.gov.uk"\n  web: "maidstone.gov.uk/asb"\n  spoken: { email: "safety at maidstone" }\n'
  const contact = edit('contacts.yaml', '  phone: "0800 138 1624"\n', `  phone: "0800 138 1624"\n${more}`)
  const say = edit('hate.yaml', 'say: "Call {hate-line.phone}.', 'say: "{contact.email}. {hate-line.web}.', contact)
  const text = edit('hate.yaml', 'text: "Call {contact.phone}.', 'text: "{hate-line.email} or {contact.web}.', say)
  const { phone } = await setUp(t, { line: compile(text), now: onMonday })
  const call = await phone.call()
  for (const key of ['1', '1'] as const) await call.press(key)
  t.match(call.saidLast[0], 'safety at maidstone. maidstone dot gov dot uk, slash asb.')
  t.match((await phone.text('11'))[0], 'safety@maidstone.gov.uk or maidstone.gov.uk/asb.')
})

t.test('a place may have a number with an extension and a cost, and nobody is put through', async (t) => {
  const more = '  phone: "07400 123456"\n  extension: 3\n  cost: "20p a minute"\n'
  const place = edit('contacts.yaml', '  connect: no\n', more, cleanLine)
  const say = edit(
    'drugs.yaml',
    '{centre.name}, {centre.address}."',
    '{centre.address}. Or call {centre.phone}."',
    place,
  )
  const text = edit('drugs.yaml', '{centre.hours}."', '{centre.hours}. Or call {contact.phone}."', say)
  t.strictSame(checkFlows(text, checkedOn).findings, [])
  const { phone } = await setUp(t, { line: compile(text) })
  const call = await phone.call()
  for (const key of ['2', '1'] as const) await call.press(key)
  t.match(call.saidLast[0], '4 5 6. Then ask for extension 3. A call costs 20 pence a minute. To hear this again')
  t.match((await phone.text('21'))[0], 'Or call 07400 123 456, then ask for extension 3 (a call costs 20p a minute).')
})
