import t from 'tap'
import { sayingsOf } from '../../../src/content/sayings.ts'
import type { FlowFiles } from '../../../src/flow/files.ts'
import { contactColumns } from '../../../src/review/script/facts.ts'
import { makeScript, type Scene, type Script } from '../../../src/review/script/make-script.ts'
import { printScript } from '../../../src/review/script/print-script.ts'
import { edit, replace, smallLine } from '../../flow/small-line.ts'
import { compile, shippedLine } from '../../support/line.ts'

/** Half past two of a Monday afternoon in summer time. */
const now = Temporal.Instant.from('2026-06-01T13:30:00Z')
const scriptOf = (files: FlowFiles = smallLine, channel?: 'voice' | 'sms') => makeScript(compile(files), now, channel)
const scenesOf = ({ chapters }: Script) => chapters.flatMap(({ scenes }) => scenes)
const sceneOf = (script: Script, id: string): Scene => scenesOf(script).find((scene) => scene.id === id)!
const joined = (words: string) => words.replace(/\s+/g, ' ')

t.test('the head: what it is, when, and how much there is to proofread', async (t) => {
  const { title, revision, instant, at, channel, counts } = scriptOf()
  t.strictSame(
    { title, instant, at, channel },
    { title: 'Small line', instant: now.toString(), at: 'Monday 1 June 2026, 2:30pm', channel: null },
  )
  t.equal(revision, compile(smallLine).revision)
  t.strictSame(counts, { states: 8, answers: 5, contacts: 4 })
  const { longestHeard, longestTexted } = scriptOf()
  t.equal(longestHeard?.place, '11 Talk')
  t.equal(longestTexted?.place, '1 Hate crime')
  const wordy = edit('line.yaml', 'text: "Delete this."', `text: "${'Delete this. '.repeat(20)}"`)
  t.match(scriptOf(wordy).longestTexted, { id: 'safe', place: 'Sent to a worry that texts could be seen', segments: 2 })
})

t.test('states stand in the order of the codes, by topic, with the keys that work anywhere last', async (t) => {
  t.strictSame(
    scriptOf().chapters.map(({ topic, title, scenes }) => [topic, title, scenes.map(({ code }) => code)]),
    [
      [null, 'Main menu', ['8']],
      ['hate', 'Hate crime', ['1', '11', '12']],
      ['drugs', 'Drugs', ['2', '21']],
      [null, 'At any time', ['0', '9']],
    ],
  )
})

t.test('a state of line.yaml that has a code of its own stands with the main menu', async (t) => {
  const files = edit(
    'line.yaml',
    "      '1':\n",
    "      '3':\n        target: person\n        description: \"for a person\"\n      '1':\n",
  )
  const [main] = scriptOf(files).chapters
  t.strictSame(
    main?.scenes.map(({ code, ways }) => [code, ways]),
    [
      ['8', ['Call the line', 'Press 8 at any time, or text 8']],
      ['3', ['Press 3, or text 3', 'Press 0 at any time, or text 0']],
    ],
  )
})

t.test('ways that are as short stand in the order of their keys', async (t) => {
  const again = ['4', '3'].map((key) => `'${key}':\n        target: police\n        description: "again"\n      `)
  const { ways } = sceneOf(scriptOf(edit('hate.yaml', "'2':", `${again.join('')}'2':`), 'voice'), 'hate.police')
  t.strictSame(
    ways.map((way) => way.slice(-1)),
    ['2', '1', '3', '4'],
  )
})

t.test('no key need lead to the main menu', async (t) => {
  const files = edit('line.yaml', "'8':\n    target: main", "'8':\n    target: person")
  t.strictSame(sceneOf(scriptOf(files), 'main').ways, ['Call the line'])
})

t.test('every way to a state is told, with its condition', async (t) => {
  const guarded = (guard: string) => edit('hate.yaml', 'guard: open', `guard: ${guard}`)
  const table: [state: string, files: FlowFiles, channel: 'voice' | 'sms' | undefined, ways: string[]][] = [
    ['hate.police', smallLine, undefined, ['Press 1, then 2, or text 12', 'Otherwise: press 1, then 1, or text 11']],
    ['hate.talk', smallLine, undefined, ['While Hate line is open: press 1, then 1, or text 11']],
    ['hate.talk', guarded('closed'), 'voice', ['While Hate line is closed: press 1, then 1']],
    ['hate.talk', guarded('unknown'), 'sms', ['While the hours of Hate line are not known: text 11']],
    ['hate.talk', guarded('textable'), 'voice', ['If the phone can get texts: press 1, then 1']],
    ['person', smallLine, 'voice', ['Press 0 at any time']],
    ['main', smallLine, 'sms', ['Text 8']],
  ]
  for (const [state, files, channel, ways] of table)
    t.strictSame(sceneOf(scriptOf(files, channel), state).ways, ways, `${state} ${channel}`)
})

t.test('a state with its words, its contact and its source', async (t) => {
  const files = edit('hate.yaml', 'say: "Call {police.phone}."', 'note: "Ask."\n      say: "Call {police.phone}."')
  const { title, keywords, isSensitive, passages, contact, origin } = sceneOf(scriptOf(files), 'hate.police')
  t.strictSame(
    { title, keywords, isSensitive, contact },
    { title: 'Report it', keywords: ['report'], isSensitive: true, contact: null },
  )
  t.strictSame(origin, { source: 'The council', checked: '2026-11-20', note: 'Ask.' })
  t.match(passages, [
    {
      channel: 'voice',
      when: 'on arriving',
      words: /^Call 1 0 1\. To get this by text, press 1\./,
      seconds: 17,
    },
    { channel: 'sms', when: 'by text', units: 61, segments: 1 },
  ])
  t.strictSame(sceneOf(scriptOf(), 'hate.talk').contact, { id: 'hate-line', name: 'Hate line' })
  t.equal(sceneOf(scriptOf(), 'hate.menu').origin, null)
})

t.test('replies stand with the words that bring them, and where they come from', async (t) => {
  const origin = { source: 'The law', checked: '2026-01-02', note: '' }
  const files = edit(
    'line.yaml',
    'text: "Delete this."',
    'text: "Delete this."\n      source: "The law"\n      checked: 2026-01-02',
  )
  const { sections, thanks } = scriptOf(files)
  t.match(
    sections.replies.find(({ id }) => id === 'reply safe'),
    { words: /Delete this/, keywords: ['safe'], origin },
  )
  t.match(
    sections.replies.find(({ id }) => id === 'reply unknown'),
    { keywords: [], origin: null },
  )
  t.match(
    sections.replies.find(({ id }) => id === 'words guessed'),
    { keywords: [], origin: null },
  )
  t.strictSame(thanks, ['thanks', 'ok'])
})

t.test('contacts, with all that staff check of them, and where they are said', async (t) => {
  const [emergency, police, hate, centre] = scriptOf().contacts
  t.match(emergency, { kind: 'Emergency number', ways: ['999'], hours: 'not known', state: 'not known' })
  t.strictSame(emergency?.elsewhere, ['As a call begins', 'Every text', 'Other replies to texts'])
  t.strictSame([police?.codes, police?.isPutThrough], [['12', '0'], false])
  t.match(hate, { kind: 'Freephone', ways: ['0800 138 1624'], isPutThrough: true, state: 'open' })
  t.strictSame([hate?.codes, hate?.elsewhere], [['1', '11'], ['After an answer']])
  t.match(centre, {
    kind: 'Place',
    ways: ['1 High Street'],
    hours: 'Open 24 hours, every day',
    note: 'A remark.',
  })
  t.match(centre, { checkedBy: 'A tester', reviewBy: '2027-05-20', codes: ['21'], elsewhere: [] })
  const nobody = replace(
    'contacts.yaml',
    `${smallLine.get('contacts.yaml')}${smallLine.get('contacts.yaml')?.replace(/^.*\ncentre:/s, 'other:')}`,
  )
  t.match(scriptOf(nobody).contacts.at(-1), { id: 'other', codes: [], elsewhere: [] })
})

t.test('of a contact staff check its extension, its cost, its e-mail and its web address too', async (t) => {
  const more = '\n  extension: 12\n  cost: "2p a minute"\n  email: "a@b.uk"\n  web: "b.uk/a"'
  const files = edit('contacts.yaml', 'freephone\n  phone: "0800 138 1624"', `uk-wide\n  phone: "0300 123 1234"${more}`)
  const [, , hate] = scriptOf(files).contacts
  t.match(hate, {
    kind: 'UK-wide number',
    ways: ['0300 123 1234, extension 12', 'a@b.uk', 'b.uk/a'],
    cost: '2p a minute',
  })
  const [column] = contactColumns(hate!, 'now')
  t.strictSame(column?.lines.slice(-2), ['UK-wide number, callers can be put through', 'A call costs 2p a minute'])
})

t.test('only what is heard, or only what is texted', async (t) => {
  for (const channel of ['voice', 'sms'] as const) {
    const script = scriptOf(smallLine, channel)
    const passages = [...scenesOf(script), ...Object.values(script.sections).map((passages) => ({ passages }))]
    t.ok(passages.flatMap(({ passages }) => passages).every((passage) => passage.channel === channel))
    const printed = printScript(script)
    t.equal(/\[ \] Sent|Words to text|Or text|no reply|Other replies/i.test(printed), channel === 'sms')
    t.equal(
      /\[ \] Heard|press \d|Call the line|As a call begins/i.test(printed.split('OTHER REPLIES')[0]!),
      channel === 'voice',
    )
  }
  t.equal(scriptOf(smallLine, 'sms').longestHeard, null)
  t.equal(scriptOf(smallLine, 'voice').longestTexted, null)
  t.match(printScript(scriptOf(smallLine, 'voice')), /^Small line\nEverything that it says, as on Monday/)
  t.match(printScript(scriptOf(smallLine, 'sms')), /^Small line\nEverything that it texts, as on Monday/)
})

t.test('the printed script holds everything, on lines of at most 80 characters', async (t) => {
  for (const line of [compile(smallLine), shippedLine]) {
    const printed = printScript(makeScript(line, now))
    t.strictSame(
      printed.split('\n').filter((row) => row.length > 80 || /\s$/.test(row)),
      [],
    )
    t.notMatch(printed, /\d\n +\d/, 'no number is broken')
    const all = joined(printed)
    for (const { words, id } of sayingsOf({ line, now })) t.ok(all.includes(joined(words)), id)
    for (const { keywords } of line.states.values()) for (const keyword of keywords) t.ok(all.includes(keyword))
  }
})

t.test('a state as it is printed', async (t) => {
  const printed = printScript(scriptOf())
  t.equal(
    printed.slice(printed.indexOf('12 Report it'), printed.indexOf('====', printed.indexOf('12 Report it'))).trim(),
    `12 Report it
--------------------------------------------------------------------------------
To get here:   Press 1, then 2, or text 12
Also:          Otherwise: press 1, then 1, or text 11
Words to text: report
Sensitive:     yes: others may see its texts

[ ] Heard on arriving, about 17 seconds
    Call 1 0 1. To get this by text, press 1. To hear this again, press hash. To
    go back, press star. To start again, press 8.

[ ] Sent by text, 61 units, 1 segment
    In an emergency call 999. Call 101. You can delete this text.

Source:  The council
Checked: 20 November 2026`,
  )
})
