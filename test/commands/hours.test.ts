import t, { type Test } from 'tap'
import { edit, replace, smallLine } from '../flow/small-line.ts'
import { runIn } from '../support/command.ts'

/** Runs `hours` beside the files of a line. */
function hoursOf(t: Test, args: string, files = smallLine) {
  return runIn({ FLOWS_DIR: t.testdir(Object.fromEntries(files)) }, `hours ${args}`)
}

t.test('a calendar of openings, with what differs from an ordinary week', async (t) => {
  const { code, printed } = await hoursOf(t, 'hate-line --days 36')
  t.equal(code, 0)
  t.strictSame(printed.slice(0, 9), [
    'Hate line',
    '0800 138 1624',
    'Open Monday to Friday, 9am to 5pm. Closed on bank holidays.',
    'On Saturday 21 November 2026, noon: It is closed now. It opens on Monday at 9am.',
    '',
    '36 days, from Saturday 21 November 2026 to Saturday 26 December 2026.',
    'A day that is not listed is closed, as in every week.',
    '',
    'Monday 23 November 2026       9am to 5pm',
  ])
  t.strictSame(printed.slice(-3), [
    'Thursday 24 December 2026     staff training: 9am to noon',
    'Friday 25 December 2026       bank holiday (Christmas Day): closed',
    'Saturday 26 December 2026     bank holiday (Boxing Day): closed',
  ])
  t.equal(printed[printed.indexOf('Tuesday 1 December 2026       9am to 5pm') - 1], '', 'months stand apart')
})

t.test('a place that is open every day, over a change of the clocks', async (t) => {
  const hours = '{ week: { every day: 24 hours }, bankHolidays: as normal }'
  const files = edit('contacts.yaml', 'hours: always', `hours: ${hours}`)
  const { printed } = await hoursOf(t, 'centre', files)
  t.strictSame(printed.slice(0, 2), ['The centre', '1 High Street'])
  t.match(printed[5], /^400 days, from Saturday 21 November 2026 to Saturday 25 December 2027\.$/)
  t.equal(printed[7], 'Saturday 21 November 2026     24 hours', 'nothing is said of days that are not listed')
  t.ok(printed.includes('Friday 25 December 2026       bank holiday (Christmas Day), as normal: 24 hours'))
  t.ok(printed.includes('Sunday 28 March 2027          24 hours (the clocks go forward)'))
  t.ok(printed.includes('Sunday 31 October 2027        24 hours (the clocks go back)'))
})

t.test('hours that never change, or that nobody knows, take a sentence', async (t) => {
  const always = 'It is open 24 hours, every day of the year, on bank holidays too.'
  t.strictSame((await hoursOf(t, 'centre')).printed, ['The centre', '1 High Street', always])
  const unknown = 'Its hours are not known, so the line says nothing of them.'
  t.strictSame((await hoursOf(t, 'police')).printed, ['the police', '101', unknown])
})

t.test('closures, of what never changes otherwise and of a week', async (t) => {
  const closures = '  closures:\n    7 to 9 december 2026: "a move"\n'
  const always = edit('contacts.yaml', '  hours: always\n', `  hours: always\n${closures}`)
  const days = [
    '',
    'Monday 7 December 2026        a move: closed',
    'Tuesday 8 December 2026       a move: closed',
    'Wednesday 9 December 2026     a move: closed',
  ]
  const stretch = ['', '30 days, from Saturday 21 November 2026 to Sunday 20 December 2026.']
  t.strictSame((await hoursOf(t, 'centre --days 30', always)).printed, [
    'The centre',
    '1 High Street',
    'It is open 24 hours, on bank holidays too, but for what is listed.',
    'Open 24 hours.',
    'On Saturday 21 November 2026, noon: It is open all day and all night.',
    ...stretch,
    ...days,
  ])
  const unknown = edit('contacts.yaml', '  phone: "101"\n', `  phone: "101"\n${closures}`)
  t.strictSame((await hoursOf(t, 'police --days 30', unknown)).printed, [
    'the police',
    '101',
    'Its hours are not known, so the line says nothing of them.',
    ...stretch,
    ...days,
  ])
  const weekly = edit('contacts.yaml', '  kind: freephone\n', `  kind: freephone\n${closures}`)
  t.strictSame((await hoursOf(t, 'hate-line --days 19', weekly)).printed.slice(-3), days.slice(1))
})

t.test('a single day, and the most days', async (t) => {
  t.match((await hoursOf(t, 'hate-line --days 1')).printed, [/Hate/, /0800/, /Open/, /On/, '', /^1 day, /])
  t.match((await hoursOf(t, 'hate-line --days 4000')).printed[5], /^4000 days, .* to .* 2037\.$/)
})

t.test('what cannot be understood', async (t) => {
  const ids = 'write one of emergency, police, hate-line or centre.'
  const days = 'write a whole number from 1 to 4000.'
  const table: [args: string, complaint: string][] = [
    ['', `Name a contact: ${ids}`],
    ['nobody', `There is no contact nobody: ${ids}`],
    ['constructor', `There is no contact constructor: ${ids}`],
    ['centre police', '"police" is one word too many.'],
    ...['0', '4001', '1.5', 'ten', '99999999999', '1e3'].map((written): [string, string] => [
      `centre --days ${written}`,
      `--days ${written} is not known: ${days}`,
    ]),
    ['centre --weeks 3', "Unknown option '--weeks'."],
  ]
  for (const [args, complaint] of table)
    t.strictSame(
      await hoursOf(t, args),
      { code: 2, printed: [], complaints: [`${complaint} Try: npm run line -- --help`] },
      args,
    )
  t.match(await hoursOf(t, 'centre', replace('hate.yaml', 'x')), { code: 1, printed: [], complaints: [/^hate\.yaml/] })
})

t.test('the folder that somebody is changing, in place of the usual one', async (t) => {
  const draft = t.testdir(Object.fromEntries(edit('contacts.yaml', '9am to 5pm', '9am to 4pm')))
  const { printed } = await runIn({ FLOWS_DIR: '/nowhere' }, `hours hate-line --days 3 --draft ${draft}`)
  t.match(printed.join('\n'), /Monday to Friday, 9am to 4pm/)
})
