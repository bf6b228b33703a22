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
    ['1 --at noon', '--at noon is not a time: write it like 2026-12-25T10:00.'],
  ]
  for (const [args, complaint] of table)
    t.strictSame(
      await hearAt(t, args),
      { code: 2, printed: [], complaints: [`${complaint} Try: npm run line -- --help`] },
      args,
    )
})
