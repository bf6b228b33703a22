import t, { type Test } from 'tap'
import { replace, smallLine } from '../flow/small-line.ts'
import { runIn } from '../support/command.ts'

/** Runs `script` beside the files of a line. */
function scriptOf(t: Test, args: string, files = smallLine) {
  return runIn({ FLOWS_DIR: t.testdir(Object.fromEntries(files)) }, `script ${args}`)
}

t.test('a script as text, as a page and as data, now or at another time', async (t) => {
  const { code, printed } = await scriptOf(t, '')
  t.equal(code, 0)
  t.strictSame(printed.slice(0, 2), [
    'Small line',
    'Everything that it says and texts, as on Saturday 21 November 2026, noon',
  ])
  t.match((await scriptOf(t, '--at 2026-12-25T10:00')).printed[1], /as on Friday 25 December 2026, 10am$/)
  const page = (await scriptOf(t, '--format html --at 2026-12-25T10:00')).printed
  t.match([page[0], page.at(-1)], ['<!doctype html>', '</html>'])
  const data = JSON.parse((await scriptOf(t, '--format json --channel sms')).printed.join('\n'))
  t.match(data, { title: 'Small line', instant: '2026-11-21T12:00:00Z', channel: 'sms', chapters: Array })
})

t.test('the same flows and instant give the same bytes', async (t) => {
  for (const format of ['text', 'html', 'json']) {
    const args = `--format ${format} --at 2026-12-25T10:00`
    t.strictSame(await scriptOf(t, args), await scriptOf(t, args), format)
  }
})

t.test('what cannot be understood', async (t) => {
  const table: [args: string, complaint: string][] = [
    ['22', '"22" is one word too many.'],
    ['--format pdf', '--format pdf is not known: write text, html, json.'],
    ['--channel fax', '--channel fax is not known: write voice, sms.'],
    ['--at noon', '--at noon is not a time: write it like 2026-12-25T10:00.'],
    ['--loud', "Unknown option '--loud'."],
  ]
  for (const [args, complaint] of table)
    t.strictSame(
      await scriptOf(t, args),
      { code: 2, printed: [], complaints: [`${complaint} Try: npm run line -- --help`] },
      args,
    )
  t.match(await scriptOf(t, '', replace('hate.yaml', 'x')), { code: 1, printed: [], complaints: [/^hate\.yaml/] })
})
