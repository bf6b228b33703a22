import t, { type Test } from 'tap'
import { isDialable } from '../../../src/flow/contacts.ts'
import type { Answer, Line, State } from '../../../src/flow/line.ts'
import { drawLine, drawTopic } from '../../../src/review/picture/draw.ts'
import { edit, smallLine } from '../../flow/small-line.ts'
import { openPage } from '../../support/browser.ts'
import { compile, shippedLine } from '../../support/line.ts'
import { type Arrow, type Seen, see } from './seen.ts'
import { checkTidy, smallestOf } from './tidy.ts'

const page = await openPage(t, '')

/** The box of a state or contact. */
function boxIn({ boxes, title }: Seen, name: string) {
  const box = boxes.find(({ id }) => id.endsWith(`:${name}`))
  if (!box) throw new Error(`${name} is not in the picture "${title}"`)
  return box
}

/** Where arrows lead, as one reads them: `hate.menu: 2 to report it -> hate.police`; `..>` for dashed ones. */
function leadsOf({ arrows }: Seen): string[] {
  const name = (id: string) => id.slice(id.indexOf(':') + 1)
  const sorted = arrows.toSorted(({ course: [a] }, { course: [b] }) => a!.x - b!.x || a!.y - b!.y)
  return sorted.map(({ from, row, to, isDashed }: Arrow) => {
    const start = /menu|main/.test(from) ? `${name(from)}: ${row}` : name(from)
    return `${start} ${isDashed ? '..>' : '->'} ${name(to)}`
  })
}

/** Words without what a line break may change. */
const inOne = (words: string) => words.replace(/\s+/g, ' ').trim()

/** A colour that nothing else has. */
const sensitiveFrame = '#6a1b7a'

function checkState(t: Test, state: State, { seen, line }: { seen: Seen; line: Line }): void {
  const box = boxIn(seen, state.id)
  const code = line.codes.get(state.id)!
  t.ok(box.words.startsWith(`${code} ${state.title}`.trim()), state.id)
  t.equal(
    box.lines.some(({ words }) => words === 'Sensitive'),
    state.sensitive,
    `${state.id} is marked`,
  )
  t.equal(box.frame === sensitiveFrame, state.sensitive, `${state.id} has a frame of its colour`)
  const options = state.kind === 'menu' ? state.options : []
  for (const { key, label } of options) t.ok(box.words.includes(inOne(`${key} ${label}`)), `${state.id} ${key}`)
  for (const contact of state.kind === 'answer' ? contactsOf(state, line) : []) {
    const { words, pen } = boxIn(seen, `contact:${contact.id}`)
    for (const fact of [contact.name, contact.address, contact.groups.join(' ')])
      t.ok(words.includes(inOne(fact)), `${contact.id}: ${fact}`)
    t.equal(words.includes('put through'), isDialable(contact))
    t.equal(pen > 2, isDialable(contact))
  }
}

function contactsOf({ contact, say, text }: Answer, line: Line) {
  const named = [...say, ...text].flatMap((part) => (typeof part === 'object' && 'contact' in part ? part.contact : []))
  return [contact, ...named.map((id) => line.contacts.get(id))].filter((contact) => contact !== undefined)
}

t.test('each topic is drawn with its menus, options, answers and contacts', async (t) => {
  t.strictSame([...shippedLine.topics.keys()], ['asb', 'drugs', 'hate', 'prevent', 'safety'])
  for (const topic of [...shippedLine.topics.keys()]) {
    const seen = await see(page, await drawTopic(shippedLine, topic))
    checkTidy(t, seen)
    t.ok(smallestOf(seen) >= 7, `${topic}: words of ${smallestOf(seen)} pt`)
    for (const state of shippedLine.states.values())
      if (state.id.startsWith(`${topic}.`)) checkState(t, state, { seen, line: shippedLine })
  }
})

t.test('the whole line is drawn with its main menu, and each topic as a list of codes', async (t) => {
  const seen = await see(page, await drawLine(shippedLine))
  checkTidy(t, seen)
  t.ok(smallestOf(seen) >= 7, `words of ${smallestOf(seen)} pt`)
  for (const id of ['main', 'person', 'emergency'])
    checkState(t, shippedLine.states.get(id)!, { seen, line: shippedLine })
  for (const { id, title } of shippedLine.states.values())
    if (id.includes('.')) t.match(boxIn(seen, id.split('.')[0]!).words, `${shippedLine.codes.get(id)} ${title}`)
  t.match(boxIn(seen, 'main').words, /: 0 Help from a person 8 Main menu 9 Emergency advice$/)
  for (const [topic, isSensitive] of Object.entries({
    asb: false,
    drugs: true,
    hate: true,
    prevent: true,
    safety: false,
  }))
    t.equal(boxIn(seen, topic).words.includes('Sensitive'), isSensitive, topic)
  t.strictSame(
    leadsOf(seen).filter((lead) => lead.startsWith('main:')),
    [
      'main: 1 for antisocial behaviour, or a problem with a neighbour -> asb',
      'main: 2 for hate crime -> hate',
      'main: 3 if you are worried about terrorism -> prevent',
      'main: 4 for drugs, alcohol or needles -> drugs',
      'main: 5 for night time safety, road safety or reoffending -> safety',
      'main: 0 Help from a person -> person',
      'main: 9 Emergency advice -> emergency',
    ],
  )
})

t.test('arrows lead from each option to its state, and from each answer to its contacts', async (t) => {
  const seen = await see(page, await drawTopic(compile(smallLine), 'hate'))
  checkTidy(t, seen)
  t.equal(seen.title, 'Small line: Hate crime')
  t.strictSame(leadsOf(seen), [
    'hate.menu: - while Hate line is open -> hate.talk',
    'hate.menu: - otherwise -> hate.police',
    'hate.menu: 2 to report it -> hate.police',
    'hate.talk -> contact:hate-line',
    'hate.police ..> contact:police',
  ])
  t.match(boxIn(seen, 'hate.talk').words, / See also 12, 2$/)
})

/** The small line with more options of hate crime, and more states there. */
function withOptions(options: string, states = ''): Line {
  const from = 'states:\n  menu:'
  return compile(
    edit(
      'hate.yaml',
      'description: "to report it"\n',
      `description: "to report it"\n${options}`,
      edit('hate.yaml', from, `states:\n${states}  menu:`),
    ),
  )
}

t.test('guards are told in words', async (t) => {
  const ways = ['open', 'closed', 'unknown', 'textable'].map((guard) => `        - { target: talk, guard: ${guard} }\n`)
  const on = `      '3':\n${ways.join('').replace('open }', 'open, description: "for more" }')}        - target: police\n`
  const seen = await see(page, await drawTopic(withOptions(on), 'hate'))
  checkTidy(t, seen)
  t.match(
    boxIn(seen, 'hate.menu').words,
    '3 for more - while Hate line is open - while Hate line is closed - while the hours of Hate line are not known ' +
      '- if the phone can get texts - otherwise',
  )
})

t.test('what is drawn elsewhere is named with its code and its topic', async (t) => {
  const options = ['#drugs.exchange', '#person', '#main'].map(
    (target, i) => `      '${i + 3}': { target: '${target}', description: "for something else" }\n`,
  )
  const line = withOptions(options.join(''))
  const seen = await see(page, await drawTopic(line, 'hate'))
  checkTidy(t, seen)
  t.equal(boxIn(seen, 'drugs.exchange').words, '13 Needle exchange In the topic Drugs')
  t.ok(boxIn(seen, 'drugs.exchange').isDashed)
  t.equal(boxIn(seen, 'person').words, '0 A person In the picture of the whole line')
  t.match(boxIn(seen, 'hate.menu').words, '5 for something else - back to Main menu')
  for (const lead of ['3 for something else -> drugs.exchange', '4 for something else -> person'])
    t.ok(leadsOf(seen).includes(`hate.menu: ${lead}`), lead)
  const whole = await see(page, await drawLine(line))
  checkTidy(t, whole)
  const arrow = whole.arrows.find(({ from, to }) => from.endsWith(':hate') && to.endsWith(':drugs'))
  t.match(arrow, { row: '1 Hate crime', toRow: '13 Needle exchange' })
})

t.test('a state that is sensitive on its own is marked in both pictures', async (t) => {
  const line = compile(edit('drugs.yaml', 'title: "Needle exchange"', 'title: "Needle exchange"\n      sensitive: yes'))
  const topic = await see(page, await drawTopic(line, 'drugs'))
  for (const state of line.states.values())
    if (state.id.startsWith('drugs.')) checkState(t, state, { seen: topic, line })
  const whole = await see(page, await drawLine(line))
  t.equal(boxIn(whole, 'drugs').words, '2 Drugs 21 Needle exchange Sensitive')
})

t.test('words come out as staff wrote them', async (t) => {
  const titles = [
    'Say "no" \\ & <b>',
    '&lt; &amp; &#38; &nbsp;',
    '\\N \\G \\n \\l \\\\ \\"',
    "<!-- it's --> ]]>",
    '$& $1 {x} | [y]; -> --',
    'x font-family="Verdana" font-style="italic"',
  ]
  for (const title of titles) {
    const written = `description: ${JSON.stringify(title.replace('{x}', ''))}`
    const files = edit('drugs.yaml', 'description: "for needle exchange"', written)
    const line = compile(
      edit('drugs.yaml', 'title: "Drugs"', `title: ${JSON.stringify(title.replace(/[|[\]{}x\\]/g, ''))}`, files),
    )
    const seen = await see(page, await drawTopic(line, 'drugs'))
    checkTidy(t, seen)
    t.equal(seen.title, `Small line: ${line.states.get('drugs.menu')!.title}`)
    checkState(t, line.states.get('drugs.menu')!, { seen, line })
  }
})

t.test('labels hold any words: long ones, other scripts, control characters', async (t) => {
  const long = 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch'
  const labels = [
    long,
    `to ${long} and ${long}`,
    'für ☎ 漢字漢字漢字漢字 🚓🚓🚓',
    'a\u0001b\u0085c\uFFFEd',
    'line\nbreak\ttab',
    'WWWWWWWWWWWWWWWWWWWWWW',
  ]
  for (const label of labels) {
    const line = compile(edit('drugs.yaml', '"for needle exchange"', JSON.stringify(label)))
    const seen = await see(page, await drawTopic(line, 'drugs'))
    checkTidy(t, seen)
    const bare = (words: string) => words.replace(/[\s\p{Cc}\uFFFE]+/gu, '')
    t.match(bare(boxIn(seen, 'drugs.menu').words), bare(label), label)
  }
})

t.test('what leads back is told in words', async (t) => {
  const on = ['menu', 'inner'].map(
    (target, i) => `      '${i + 3}': { target: ${target}, description: "for something else" }\n`,
  )
  const guarded = '[{ target: menu, guard: textable, description: "to go on" }, { target: talk }]'
  const line = withOptions(on.join(''), `  inner:\n    meta: { title: "Inner" }\n    on:\n      '1': ${guarded}\n`)
  const seen = await see(page, await drawTopic(line, 'hate'))
  checkTidy(t, seen)
  t.match(boxIn(seen, 'hate.menu').words, '3 for something else - back to 1 Hate crime 4 for')
  t.match(boxIn(seen, 'hate.inner').words, '1 to go on - if the phone can get texts: back to 1 Hate crime - otherwise')
  t.notOk(leadsOf(seen).some((lead) => lead.endsWith('menu')))
})

/** The small line with a topic "others" of six menus of seven answers each. */
function withOthers(): Line {
  const keys = ['1', '2', '3', '4', '5', '6', '7']
  const optionsTo = (names: readonly string[]) =>
    Object.fromEntries(names.map((target, i) => [keys[i], { target, description: 'for one of many sorts of help' }]))
  const answer = { contact: 'police', source: 'x', checked: '2026-11-20', say: 'Call {hate-line.phone}.', text: 'Hm.' }
  const states = keys.slice(0, 6).flatMap((menu) => {
    const names = keys.map((key) => `answer-${menu}-${key}`)
    const answers = names.map((name) => [name, { meta: { title: 'One of very many answers', ...answer } }])
    return [[`menu-${menu}`, { meta: { title: 'More kinds of help' }, on: optionsTo(names) }], ...answers]
  })
  const menus = states.map(([name]) => name as string).filter((name) => name.startsWith('menu'))
  const all = { on: optionsTo(menus) }
  const topic = {
    id: 'others',
    initial: 'all',
    meta: { title: 'Others' },
    states: { all, ...Object.fromEntries(states) },
  }
  const files = edit(
    'line.yaml',
    "      '2':\n",
    "      '3': { target: '#others', description: 'for others' }\n      '2':\n",
  )
  return compile(new Map([...files, ['others.yaml', JSON.stringify(topic)]]))
}

t.test('a topic of many answers in nested menus', async (t) => {
  const line = withOthers()
  const seen = await see(page, await drawTopic(line, 'others'))
  t.equal(seen.boxes.length, 1 + 6 + 42 + 2)
  checkTidy(t, seen)
  const whole = await see(page, await drawLine(line))
  t.strictSame(boxIn(whole, 'others').lines.filter(({ words }) => /^3\d*$/.test(words)).length, 1 + 6 + 42)
  checkTidy(t, whole)
})

t.test('pictures can stand in one page, and are the same every time', async (t) => {
  const drawAll = () =>
    Promise.all([
      drawLine(shippedLine),
      ...[...shippedLine.topics.keys()].map((topic) => drawTopic(shippedLine, topic)),
    ])
  const pictures = await drawAll()
  t.strictSame(pictures, await drawAll())
  const ids = pictures.flatMap((svg) => [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
  t.equal(new Set(ids).size, ids.length)
  for (const svg of pictures) {
    t.match(svg, /^<svg role="img" [\s\S]*<\/svg>$/)
    t.notMatch(svg, /<!--|<\?xml|graphviz/i)
  }
  await page.setContent(pictures.join(''))
  t.strictSame(await page.getByRole('img').count(), pictures.length)
  t.ok(await page.getByRole('img', { name: 'Maidstone community safety line: Hate crime' }).isVisible())
})
