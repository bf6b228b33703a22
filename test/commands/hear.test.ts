import t, { type Test } from 'tap'
import { edit, smallLine } from '../flow/small-line.ts'
import { runIn } from '../support/command.ts'

/** Runs `hear` beside the files of a line. */
function hearAt(t: Test, args: string, files = smallLine) {
  return runIn({ FLOWS_DIR: t.testdir(Object.fromEntries(files)) }, `hear ${args}`)
}

t.test('what is heard on arriving, and what is texted', async (t) => {
  const { code, printed } = await hearAt(t, '21 --at 2026-12-25T10:00')
  t.equal(code, 0)
  t.strictSame(printed, [
    '21 Needle exchange',
    'Friday 25 December 2026, 10am',
    '',
    '[ ] Heard on arriving, about 19 seconds',
    '    Go to our centre, number one, High Street. To get this by text, press 1. To',
    '    hear this again, press hash. To go back, press star. To start again, press',
    '    8.',
    '',
    '[ ] Sent by text, 72 units, 1 segment',
    '    In an emergency call 999. Go to 1 High Street. Open 24 hours, every day.',
  ])
})

t.test('a code may be written in several ways, and each key must lead somewhere', async (t) => {
  const table: [code: string, title: string][] = [
    ['1', '1 Hate crime'],
    ['12', '12 Report it'],
    ['1-2', '12 Report it'],
    ['1 2', '12 Report it'],
    ['8', '8 Main menu'],
    ['0', '0 A person'],
    ['9', '9 Emergency'],
    ['812', '812 Report it'],
  ]
  for (const [code, title] of table) t.equal((await hearAt(t, code)).printed[0], title, code)
})

t.test('guards are obeyed as they are then', async (t) => {
  t.equal((await hearAt(t, '11 --at 2026-11-23T10:00')).printed[0], '11 Talk')
  t.equal((await hearAt(t, '11 --at 2026-11-23T18:00')).printed[0], '11 Report it')
  t.strictSame((await hearAt(t, '11')).printed.slice(0, 2), ['11 Report it', 'Saturday 21 November 2026, noon'])
  const untilBroken = edit(
    'hate.yaml',
    'guard: open',
    'guard: unknown',
    edit('contacts.yaml', 'bankHolidays: closed', 'bankHolidays: unknown'),
  )
  t.equal((await hearAt(t, '11 --at 2026-04-03T10:00', untilBroken)).printed[0], '11 Talk')
  t.equal((await hearAt(t, '11 --at 2026-04-07T10:00', untilBroken)).printed[0], '11 Report it')
})

t.test('who withholds their number, or calls from a landline, is offered no text', async (t) => {
  for (const [option, phone] of [
    ['--withheld', 'a withheld number'],
    ['--landline', 'a landline'],
  ])
    t.strictSame((await hearAt(t, `11 --at 2026-11-23T10:00 ${option}`)).printed, [
      '11 Talk',
      `Monday 23 November 2026, 10am, from ${phone}`,
      '',
      '[ ] Heard on arriving, about 36 seconds',
      "    Call 0 8 0 0, 1 3 8, 1 6 2 4. I'll say that again. 0 8 0 0, 1 3 8, 1 6 2 4.",
      '    It is open now, until 5pm. To report it, press star, then 2. To be put',
      '    through to the Hate line, press 2. To hear this again, press hash. To go',
      '    back, press star. To start again, press 8.',
    ])
})

t.test('guards ask who calls', async (t) => {
  const files = edit('hate.yaml', 'guard: open', 'guard: textable')
  const table: [args: string, title: string][] = [
    ['11', '11 Talk'],
    ['11 --withheld', '11 Report it'],
    ['--landline 1 1', '11 Report it'],
  ]
  for (const [args, title] of table) t.equal((await hearAt(t, args, files)).printed[0], title, args)
})

/** The small line with a menu at 13, which has one key, for those who can get texts. */
const guardedMenu = edit(
  'hate.yaml',
  `description: "to report it"
`,
  `description: "to report it"
      '3':
        - target: more
          guard: textable
          description: "for more"
        - target: police
  more:
    meta:
      title: "More"
    on:
      '1':
        target: talk
        description: "to talk"
`,
)

t.test('a code that leads nowhere then, or for that caller, is told from one that is none', async (t) => {
  t.equal((await hearAt(t, '131', guardedMenu)).printed[0], '131 Talk')
  t.strictSame(await hearAt(t, '131 --landline', guardedMenu), {
    code: 1,
    printed: [],
    complaints: [
      'The keys of 131 lead elsewhere on Saturday 21 November 2026, noon, from a landline. Try its first keys alone.',
    ],
  })
  t.equal((await hearAt(t, '13 --landline', guardedMenu)).printed[0], '13 Report it')
})

t.test('a draft is heard, on a bank holiday too, in place of the flows', async (t) => {
  const dir = t.testdir({
    flows: Object.fromEntries(smallLine),
    draft: Object.fromEntries(edit('hate.yaml', 'title: "Talk"', 'title: "Talk to us"', guardedMenu)),
    broken: Object.fromEntries(edit('hate.yaml', 'initial: menu', 'initial: nowhere')),
  })
  const heard = (args: string) => runIn({ FLOWS_DIR: `${dir}/flows` }, `hear ${args}`)
  const onHoliday = await heard(`131 --draft ${dir}/draft --at 2026-04-03T10:00`)
  t.strictSame(onHoliday.printed.slice(0, 2), ['131 Talk to us', 'Friday 3 April 2026, 10am'])
  t.match(onHoliday.printed.join(' '), 'closed')
  t.equal((await heard('11 --at 2026-11-23T10:00')).printed[0], '11 Talk')
  const table: [args: string, code: number, complaint: string | RegExp][] = [
    [
      `7 --draft ${dir}/draft`,
      2,
      `There is no code 7 in ${dir}/draft: FLOWS_DIR=${dir}/draft npm run line -- script has them all. Try: npm run line -- --help`,
    ],
    [`1 --draft ${dir}/gone`, 2, /^The folder .*\/gone can't be read\. Give the folder that holds line\.yaml\./],
    [`1 --draft ${dir}/broken`, 1, /^hate\.yaml:2: /],
  ]
  for (const [args, code, complaint] of table)
    t.match(await heard(args), { code, printed: [], complaints: [complaint] }, args)
})

t.test('its help says how to hear a draft on a bank holiday from a withheld number', async (t) => {
  const help = (await runIn({}, 'hear --help')).printed.join('\n')
  for (const option of ['--at TIME', '--withheld', '--landline', '--draft FOLDER']) t.match(help, option)
  t.match(help, 'hear 22 --draft new-flows --at 2026-12-25T10:00 --withheld')
})

t.test('a sensitive answer with a contact has a short text too', async (t) => {
  const { printed } = await hearAt(t, '11 --at 2026-11-23T10:00')
  t.strictSame(
    printed.filter((line) => line.startsWith('[ ]')).map((line) => line.replace(/, (about )?\d.*/, '')),
    ['[ ] Heard on arriving', '[ ] Sent by text', '[ ] Sent by text, only the contact'],
  )
})

t.test('a code that is also a word of danger brings the text of danger', async (t) => {
  const { printed } = await hearAt(t, '12', edit('line.yaml', '["999", danger]', '["999", "12"]'))
  t.equal(printed[0], '12 Report it')
  t.match(
    printed.join('\n'),
    /Heard on arriving.*Call 1 0 1.*Sent to words of danger.*Call 999 now\.\nWords.*999, 12$/s,
  )
})

t.test('what cannot be understood', async (t) => {
  const table: [args: string, complaint: string][] = [
    ...['7', '29', '18', '19', '111', '08', '999', '1'.repeat(40)].map((code): [string, string] => [
      code,
      `There is no code ${code}: npm run line -- script has them all.`,
    ]),
    ['', 'Give a code to hear, like 22.'],
    ['-- -', 'Give a code to hear, like 22.'],
    ['needle', '"needle" is no code: a code has digits only, like 22.'],
    ['2 *', '"2 *" is no code: a code has digits only, like 22.'],
    ['1 --withheld --landline', 'Write --withheld or --landline, not both.'],
    ['1 --at noon', '--at noon is not a time: write it like 2026-12-25T10:00.'],
  ]
  for (const [args, complaint] of table)
    t.strictSame(
      await hearAt(t, args),
      { code: 2, printed: [], complaints: [`${complaint} Try: npm run line -- --help`] },
      args,
    )
})
