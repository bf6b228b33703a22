import { readFileSync } from 'node:fs'
import t from 'tap'
import { createMachine, initialTransition, transition } from 'xstate'
import { compileLine } from '../../src/flow/compile.ts'
import { isDialable } from '../../src/flow/contacts.ts'
import { editorSchemas } from '../../src/flow/editor-schemas.ts'
import type { FlowFiles } from '../../src/flow/files.ts'
import { type Facts, hasShortText } from '../../src/flow/machine.ts'
import { revisionOf } from '../../src/flow/revision.ts'
import { compile as compileFiles, shippedFiles } from '../support/line.ts'
import { findFaults } from './faults.ts'
import { edit, replace, smallLine } from './small-line.ts'

const compile = (files: FlowFiles = smallLine) => compileFiles(files)

/** A topic that the key 3 of the main menu leads to. */
const withTopic = (id: string, states: string, files = smallLine) =>
  edit(
    'line.yaml',
    '        description: "for drugs"\n',
    `        description: "for drugs"\n      '3': { target: '#${id}', description: "for the rest" }\n`,
    replace(`${id}.yaml`, `id: ${id}\ninitial: menu\nmeta: { title: "The rest" }\nstates:\n${states}`, files),
  )
const answer = (id: string) =>
  `  ${id}:\n    meta: { title: "T", say: "S", text: "T", source: "The council", checked: 2026-11-20 }\n`
const menu = (id: string, targets: Readonly<Record<string, string>>) =>
  `  ${id}:\n    meta: { title: "M" }\n    on:\n${Object.entries(targets)
    .map(([key, target]) => `      '${key}': { target: '${target}', description: "to it" }\n`)
    .join('')}`

t.test('the keys to each state are its code, and star leads back to the menu before it', async (t) => {
  const { codes, parents, main, globalKeys } = compile()
  t.strictSame(Object.fromEntries(codes), {
    main: '',
    person: '0',
    emergency: '9',
    'hate.menu': '1',
    'drugs.menu': '2',
    'hate.talk': '11',
    'hate.police': '12',
    'drugs.exchange': '21',
  })
  t.strictSame(Object.fromEntries(parents), {
    person: 'main',
    emergency: 'main',
    'hate.menu': 'main',
    'drugs.menu': 'main',
    'hate.talk': 'hate.menu',
    'hate.police': 'hate.menu',
    'drugs.exchange': 'drugs.menu',
  })
  t.strictSame({ main, globalKeys }, { main: 'main', globalKeys: { 0: 'person', 8: 'main', 9: 'emergency' } })
})

const ways: [name: string, states: string, codes: Readonly<Record<string, string>>][] = [
  [
    'the shortest way',
    menu('menu', { 1: 'more', 2: 'end' }) + menu('more', { 1: 'end' }) + answer('end'),
    { end: '32' },
  ],
  ['the first of two that are as short', menu('menu', { 2: 'end', 5: 'end' }) + answer('end'), { end: '32' }],
  ['a key that works everywhere', menu('menu', { 1: '#person', 2: 'end' }) + answer('end'), { end: '32' }],
  [
    'a menu that leads to itself',
    menu('menu', { 1: 'menu', 2: '#rest', 3: 'end' }) + answer('end'),
    { menu: '3', end: '33' },
  ],
  [
    'a sure way, even if it is longer than one with a guard',
    `${menu('menu', { 2: 'more' })}      '1': [{ target: a, guard: textable, description: "x" }, { target: b }]\n${menu('more', { 1: 'a' })}${answer('a')}${answer('b')}`,
    { a: '321', b: '31' },
  ],
]

t.test('of several ways, the code is', async (t) => {
  for (const [name, states, expected] of ways) {
    const { codes } = compile(withTopic('rest', states))
    for (const [state, code] of Object.entries(expected)) t.equal(codes.get(`rest.${state}`), code, `${name}: ${state}`)
  }
})

t.test('a plain target is looked for in its own file first, one with # on the whole line', async (t) => {
  const states = menu('menu', {
    1: 'drugs',
    2: '#drugs',
    3: 'person',
    4: '#person',
    5: 'hate',
    6: '#hate.police',
    7: '#own',
  })
  const { states: all } = compile(withTopic('rest', states + answer('drugs') + answer('person') + answer('own')))
  const top = all.get('rest.menu')
  t.strictSame(top?.kind === 'menu' && top.options.map(({ branches }) => branches[0]!.target), [
    'rest.drugs',
    'drugs.menu',
    'rest.person',
    'person',
    'hate.menu',
    'hate.police',
    'rest.own',
  ])
})

t.test('keywords are kept in their normal form', async (t) => {
  const { keywords, filler } = compile(
    edit('drugs.yaml', '[drugs]', '[drugs, Needle-Exchange, "ＮＥＥＤＬＥ ②", d.r.u.g]'),
  )
  t.strictSame(Object.fromEntries(keywords), {
    999: { reply: 'danger' },
    DANGER: { reply: 'danger' },
    POLICE: { reply: 'police' },
    SAFE: { reply: 'safe' },
    ABOUT: { reply: 'about' },
    THANKS: { thanks: true },
    OK: { thanks: true },
    MENU: { state: 'main' },
    STARTAGAIN: { state: 'main' },
    HATE: { state: 'hate.menu' },
    REPORT: { state: 'hate.police' },
    DRUGS: { state: 'drugs.menu' },
    NEEDLEEXCHANGE: { state: 'drugs.menu' },
    NEEDLE2: { state: 'drugs.menu' },
    DRUG: { state: 'drugs.menu' },
  })
  t.strictSame([...filler], ['A', 'THE', 'IM'])
  const same = compile(edit('drugs.yaml', '[drugs]', '[drugs, "2"]')).keywords.get('2')
  t.strictSame(same, { state: 'drugs.menu' }, 'a code may be a keyword of its own state')
  const danger = compile(edit('line.yaml', '"999"', '"21"')).keywords.get('21')
  t.strictSame(danger, { reply: 'danger' }, 'a word of danger beats a code')
})

t.test('a menu and an answer have all that a turn needs', async (t) => {
  const { states, contacts } = compile()
  const { options, ...top } = states.get('hate.menu') as Extract<ReturnType<typeof states.get>, { kind: 'menu' }>
  const hateLine = contacts.get('hate-line')
  t.strictSame(top, {
    kind: 'menu',
    id: 'hate.menu',
    title: 'Hate crime',
    sensitive: true,
    keywords: ['hate'],
    accepted: {},
    contact: hateLine,
    lead: ['hate.talk'],
  })
  t.strictSame(options, [
    {
      key: '1',
      label: 'to talk to someone',
      branches: [{ target: 'hate.talk', guard: 'open' }, { target: 'hate.police' }],
    },
    { key: '2', label: 'to report it', branches: [{ target: 'hate.police' }] },
  ])
})

t.test('an answer has its words as text and gaps', async (t) => {
  const { states, contacts } = compile()
  t.strictSame(states.get('hate.talk'), {
    kind: 'answer',
    id: 'hate.talk',
    title: 'Talk',
    sensitive: true,
    keywords: [],
    accepted: {},
    origin: { source: 'The council', checked: '2026-11-20', note: '' },
    contact: contacts.get('hate-line'),
    say: [
      'Call ',
      { contact: 'hate-line', field: 'phone' },
      '. ',
      { contact: 'hate-line', field: 'hours' },
      '. To report it, ',
      { state: 'hate.police' },
      '.',
    ],
    text: [
      'Call ',
      { contact: 'contact', field: 'phone' },
      '. ',
      { contact: 'hate-line', field: 'hours' },
      '. Or text ',
      { state: 'drugs.menu' },
      '.',
    ],
  })
})

t.test('shared words, replies and settings come with a line', async (t) => {
  const { states, contacts, words, replies, ...line } = compile()
  t.match(states.get('drugs.exchange'), { sensitive: false, contact: contacts.get('centre') })
  t.strictSame(words.sent, ['Sent.'])
  t.strictSame(replies.danger, {
    text: ['Call ', { contact: 'emergency', field: 'phone' }, ' now.'],
    keywords: ['999', 'danger'],
    origin: { source: '', checked: '', note: '' },
    accepted: {},
  })
  t.match(line, { title: 'Small line', voice: 'Polly.Amy-Neural', language: 'en-GB', timeZone: 'Europe/London' })
  t.strictSame([...line.holidays.dates], [['2026-04-03', 'Good Friday']])
})

t.test('the bank holidays of the division that line.yaml names, from the file of all or from its own', async (t) => {
  const scottish = edit('line.yaml', '  timeZone: Europe/London\n', '  timeZone: Europe/London\n  division: scotland\n')
  const holidays = (text: string) => compile(replace('bank-holidays.json', text, scottish)).holidays
  const events = '[{ "title": "St Andrew’s Day", "date": "2026-11-30" }]'
  for (const text of [`{ "scotland": { "events": ${events} } }`, `{ "division": "scotland", "events": ${events} }`])
    t.match(holidays(text), { division: 'scotland', dates: new Map([['2026-11-30', "St Andrew's Day"]]) })
  t.equal(compile().holidays.division, 'england-and-wales')
  t.notOk(
    'division' in
      compile(edit('line.yaml', 'timeZone: Europe/London', 'timeZone: Europe/London\n  division: england-and-wales')),
  )
})

t.test('closures of a contact, whatever its hours', async (t) => {
  const { contacts } = compile(
    edit('contacts.yaml', '  phone: "101"\n', '  phone: "101"\n  closures:\n    25 December: "Christmas"\n'),
  )
  t.strictSame(contacts.get('police')!.hours, {
    usual: 'unknown',
    closures: [
      { written: '25 December', days: { kind: 'yearly', first: '12-25', last: '12-25' }, reason: 'Christmas' },
    ],
  })
})

t.test('a revision is a hash of the files, whatever their order', async (t) => {
  const { revision } = compile()
  t.match(revision, /^[0-9a-f]{12}$/)
  t.equal(compile(new Map([...smallLine].reverse())).revision, revision)
  for (const [file, text] of smallLine)
    t.not(compile(replace(file, `${text}\n`)).revision, revision, `one byte more in ${file}`)
  t.not(compile(replace('notes.txt', '')).revision, revision, 'one file more')
})

t.test('a line cannot be changed, and its machine changes nothing of it', async (t) => {
  const line = compile()
  t.ok(Object.isFrozen(line))
  t.throws(() => Object.assign(line, { main: 'person' }), TypeError)
  const before = JSON.stringify(line.machine.config)
  const [first] = initialTransition(line.machine)
  const facts: Facts = { hours: 'open', textable: true }
  const [second] = transition(line.machine, first, { type: '1', facts })
  const [third] = transition(line.machine, second, { type: '1', facts })
  t.strictSame([first.value, second.value, third.value], ['main', { hate: 'menu' }, { hate: { talk: 'said' } }])
  t.equal(JSON.stringify(line.machine.config), before)
})

/** The rest of a line, without what changes with every byte. */
const withoutRevision = (files: FlowFiles) => {
  const { revision, machine, ...rest } = compile(files)
  return rest
}

t.test('files may be written in other ways and mean the same', async (t) => {
  const wanted = withoutRevision(smallLine)
  const all = (change: (text: string) => string) =>
    new Map([...smallLine].map(([file, text]) => [file, file.endsWith('.json') ? text : change(text)]))
  const windows = new Map([...smallLine].map(([file, text]) => [file, text.replaceAll('\n', '\r\n')]))
  const marked = new Map([...smallLine].map(([file, text]) => [file, `\ufeff${text}`]))
  t.strictSame(withoutRevision(windows), wanted, 'with the line ends of Windows')
  t.strictSame(withoutRevision(marked), wanted, 'with a byte order mark')
  t.strictSame(withoutRevision(all((text) => `# A remark\n---\n${text}# The end`)), wanted, 'with remarks and a start')
  t.strictSame(withoutRevision(all((text) => text.replace(/"([^"]*)"$/gm, '>-\n            $1'))), wanted, 'in blocks')
})

t.test('what word processors put in becomes plain, and what cannot be said or sent is dropped', async (t) => {
  const typed = String.raw`"  “Don’t – ever…” \u00a0said • she \x07\0\ud800\u200b—  twice\n "`
  const line = compile(
    edit(
      'drugs.yaml',
      '"Needle exchange"',
      typed,
      edit('drugs.yaml', '"Go to {centre.address}. {centre.hours}."', typed),
    ),
  )
  const holidays = compile(edit('bank-holidays.json', 'Good Friday', 'New Year’s Day')).holidays
  t.strictSame([...holidays.dates.values()], ["New Year's Day"])
  const plain = `"Don't - ever..." said - she - twice`
  t.match(line.states.get('drugs.exchange'), { title: plain, text: [plain] })
})

t.test('a contact may be called like a part of line.yaml', async (t) => {
  const written = edit(
    'contacts.yaml',
    'police:\n',
    'words:\n  kind: short\n  name: "W"\n  phone: "105"\n  source: "S"\n  checked: 2026-11-20\n  checkedBy: "A tester"\n  reviewBy: 2027-05-20\npolice:\n',
  )
  t.match(compile(written).contacts.get('words'), { kind: 'short', groups: ['105'] })
})

t.test('names that JavaScript has for itself, very long words, and every kind of option', async (t) => {
  const states = menu('menu', { 1: 'constructor', 2: '#constructor.menu' }) + answer('constructor')
  const line = compile(withTopic('constructor', states, edit('drugs.yaml', '[drugs]', '[drugs, constructor]')))
  t.strictSame(findFaults(line), [])
  t.equal(line.codes.get('constructor.constructor'), '31')
  t.strictSame(line.keywords.get('CONSTRUCTOR'), { state: 'drugs.menu' })
  const long = 'word '.repeat(300)
  const { states: all } = compile(edit('drugs.yaml', '"Go to {centre.name}, {centre.address}."', `"${long}"`))
  t.match(all.get('drugs.exchange'), { say: [long.trim()] })
})

const numbers: [kind: string, phone: string, groups: string[], dial: string | undefined][] = [
  ['freephone', '0800 138 1624', ['0800', '138', '1624'], '+448001381624'],
  ['freephone', '08001381624', ['0800', '138', '1624'], '+448001381624'],
  ['freephone', '0800 789 321', ['0800', '789', '321'], '+44800789321'],
  ['geographic', '01622 692 843', ['01622', '692', '843'], '+441622692843'],
  ['geographic', '020 7946 0000', ['020', '7946', '0000'], '+442079460000'],
  ['geographic', '00 44 1622 692843', ['01622', '692', '843'], '+441622692843'],
  ['textphone', '0800 032 4539', ['0800', '032', '4539'], undefined],
  ['emergency', '999', ['999'], undefined],
  ['short', '101', ['101'], undefined],
  ['short', '1 0 1', ['101'], undefined],
  ['short-code', '60066', ['60066'], undefined],
  ['uk-wide', '0300 123 1234', ['0300', '123', '1234'], '+443001231234'],
  ['uk-wide', '03301231234', ['0330', '123', '1234'], '+443301231234'],
  ['uk-wide', '0370 123 1234', ['0370', '123', '1234'], '+443701231234'],
  // As revisions have it that were stored before there was a kind for them.
  ['geographic', '0345 123 1234', ['0345', '123', '1234'], '+443451231234'],
  ['service', '0843 123 1234', ['0843', '123', '1234'], undefined],
  ['service', '0845 603 3002', ['0845', '603', '3002'], undefined],
  ['service', '0870 123 1234', ['0870', '123', '1234'], undefined],
  ['mobile', '07400 123456', ['07400', '123', '456'], '+447400123456'],
  ['mobile', '07624 412345', ['07624', '412', '345'], '+447624412345'],
  ['mobile-text', '07400 123456', ['07400', '123', '456'], undefined],
  ['whatsapp', '07400 123456', ['07400', '123', '456'], undefined],
  ['whatsapp', '01622 692843', ['01622', '692', '843'], undefined],
  ['text-relay', '18001 101', ['18001', '101'], undefined],
  ['text-relay', '18001 01622 692843', ['18001', '01622', '692', '843'], undefined],
  ['text-relay', '1800103001231234', ['18001', '0300', '123', '1234'], undefined],
]

t.test('numbers are grouped as they are said, and only some may be put through', async (t) => {
  for (const [kind, phone, groups, dial] of numbers) {
    const written = edit('contacts.yaml', 'freephone', kind, edit('contacts.yaml', '0800 138 1624', phone))
    const contact = compile(written).contacts.get('hate-line')
    t.match(contact, { kind, groups, dial }, `${kind} ${phone}`)
    t.equal(isDialable(contact), dial !== undefined)
  }
  t.equal(isDialable(undefined), false)
  const { contacts } = compile(edit('contacts.yaml', '0800 138 1624"', '0800 138 1624"\n  connect: no'))
  t.match(contacts.get('hate-line'), { dial: undefined, groups: ['0800', '138', '1624'] }, 'connect: no')
})

t.test('a contact and a state may be called closures, as before contacts had any', (t) => {
  const files = [...smallLine].map(
    ([file, text]) => [file, text.replaceAll(/\bhate-line\b|\btalk\b(?!")/g, 'closures')] as const,
  )
  t.equal(compile(new Map(files)).contacts.get('closures')?.name, 'Hate line')
  t.end()
})

t.test('names, places and hours for the ear and the eye', async (t) => {
  const { contacts } = compile(edit('contacts.yaml', 'connect: no', 'phone: "01622 692843"'))
  t.strictSame(contacts.get('centre'), {
    id: 'centre',
    kind: 'place',
    name: 'The centre',
    spokenName: 'our centre',
    groups: ['01622', '692', '843'],
    digits: 11,
    dial: undefined,
    ...{ extension: '', cost: '' },
    address: '1 High Street',
    spokenAddress: 'number one, High Street',
    ...{ email: '', spokenEmail: '', web: '', spokenWeb: '' },
    hours: { usual: 'always', closures: [] },
    promises: [],
    origin: {
      ...{ source: 'The council', checked: '2026-11-20', note: 'A remark.' },
      ...{ checkedBy: 'A tester', reviewBy: '2027-05-20' },
    },
    accepted: {},
  })
  t.match(contacts.get('police'), {
    spokenName: 'the police',
    address: '',
    spokenAddress: '',
    hours: { usual: 'unknown', closures: [] },
  })
  t.match(contacts.get('hate-line')?.hours, { usual: { bankHolidays: 'closed' }, closures: [] })
})

t.test('the machine is plain JSON that XState loads', async (t) => {
  const { machine } = compile()
  const { config } = machine
  const copy = JSON.parse(JSON.stringify(config))
  t.strictSame(copy, config)
  t.equal(JSON.stringify(createMachine(copy)), JSON.stringify(machine))
  copy.states.hate.states.menu.on[2] = { target: '#hate.polise' }
  t.throws(() => createMachine(copy), /polise/, 'a target that is not there would be seen')
})

t.test('guards ask for nothing but the facts of the event', async (t) => {
  const hours = edit(
    'hate.yaml',
    '        - target: police',
    '        - { target: police, guard: textable }\n        - target: talk',
  )
  const { machine } = compile(hours)
  const at = machine.resolveState({ value: { hate: 'menu' } } as never)
  const leadsTo = (facts: Facts) => transition(machine, at, { type: '1', facts })[0].value
  t.strictSame(leadsTo({ hours: 'open', textable: false }), { hate: { talk: 'said' } })
  t.strictSame(leadsTo({ hours: 'closed', textable: true }), { hate: { police: 'said' } })
  t.strictSame(leadsTo({ hours: 'unknown', textable: false }), { hate: { talk: 'said' } })
})

t.test('an answer gets the tail that its contact allows', async (t) => {
  const line = compile()
  const nodes = line.machine.config.states!
  const tails = ['said', 'ask', 'sending', 'sent', 'unsent', 'no-mobile']
  const calls = ['connecting', 'closed', 'answered', 'busy', 'no-answer', 'failed']
  t.strictSame(Object.keys(nodes.hate!.states!.talk!.states!), [...tails, ...calls], 'it can be put through')
  t.strictSame(Object.keys(nodes.hate!.states!.police!.states!), tails, 'it has no contact')
  t.strictSame(Object.keys(nodes.emergency!.states!), ['said'], 'nothing keeps a caller from 999')
  const asks = (answer: string) => Object.keys(nodes.hate!.states![answer]!.states!.ask!.on!)
  t.strictSame(
    asks('talk'),
    ['1', '2', '3', 'star', 'hash'],
    'on a sensitive topic there is a short text of the contact',
  )
  t.strictSame(asks('police'), ['1', '2', 'star', 'hash'])
  t.equal(hasShortText(line.states.get('drugs.exchange') as never), false)
})

t.test('a stored revision that calls replies notices is the same line', async (t) => {
  const old = edit('line.yaml', '  replies:', '  notices:', shippedFiles)
  const compiled = compileLine(old)
  const now = compileLine(shippedFiles)
  if ('problems' in compiled || 'problems' in now) throw new Error('the shipped flows have problems')
  t.strictSame(withoutRevision(old), withoutRevision(shippedFiles))
  t.equal(compiled.line.revision, revisionOf(old), 'its revision is the hash of its own text')
  t.not(compiled.line.revision, now.line.revision)
  const subject = { reply: 'danger' } as const
  t.strictSame(compiled.locator.locate(subject, 'text'), now.locator.locate(subject, 'text'))
  t.match(compiled.locator.outdated, [{ file: 'line.yaml', was: 'notices', is: 'replies' }])
})

t.test('the flows of this repository', async (t) => {
  t.strictSame(findFaults(compile(shippedFiles)), [], 'they are a line')
  for (const [file, schema] of Object.entries(editorSchemas()))
    t.equal(
      readFileSync(new URL(`../../flows/${file}`, import.meta.url), 'utf8'),
      schema,
      `flows/${file} is out of date: npm run line -- schema`,
    )
})
