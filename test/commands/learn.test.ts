import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import type { FlowFiles } from '../../src/flow/files.ts'
import { cleanLine } from '../check/clean-line.ts'
import { smallLine } from '../flow/small-line.ts'
import { learntFiles, taughtFiles } from '../learn/lessons.ts'
import { runIn } from '../support/command.ts'

const folderOf = (t: Test, files: FlowFiles) => t.testdir(Object.fromEntries(files))

t.test('npm run line -- learn: what was learnt is written beside the examples', async (t) => {
  const folder = folderOf(t, taughtFiles)
  const { code, printed } = await runIn({}, `learn ${folder}`)
  t.equal(code, 0)
  t.match(printed, [
    'Learning from 160 examples, which takes a minute or two …',
    /^Right: {12}\d+\.\d% \(\d+ of 160\)$/,
    /^Harmful: /,
    /^Danger met: /,
    /^Taken for danger: /,
  ])
  t.equal(await readFile(join(folder, 'learnt.txt'), 'utf8'), learntFiles.get('learnt.txt'))
  t.equal((await runIn({ FLOWS_DIR: folder }, 'learn')).code, 0)
})

t.test('nothing can be learnt without examples, or into a folder that is none', async (t) => {
  const none = await runIn({}, `learn ${folderOf(t, smallLine)}`)
  t.match(none, { code: 1, complaints: ['There are no examples to learn from: see docs/staff.md.'] })
  const folder = t.testdir({ ...Object.fromEntries(taughtFiles), 'learnt.txt': {} })
  t.match((await runIn({}, `learn ${folder}`)).complaints, [/learnt\.txt can't be written \(.*EISDIR/])
})

t.test('publishing learns first, if the examples have changed', async (t) => {
  const files = new Map([...taughtFiles, ...cleanLine])
  const flows = folderOf(t, files)
  const env = { DATA_DIR: join(flows, 'data'), FLOWS_DIR: flows }
  const first = await runIn(env, ['publish', '--note', 'First'])
  t.equal(first.code, 0)
  t.match(first.printed, ['Learning from 160 examples, which takes a minute or two …'])
  t.match(first.printed.at(-1), /^Revision 1 \([0-9a-f]{12}\) is live\.$/)
  const again = await runIn(env, ['publish', '--note', 'Again'])
  t.match(again.printed.at(-1), /is the same and is live already/)
  t.notMatch(again.printed.join('\n'), 'Learning')
})

t.test('npm run line -- texts: what examples are taken for, the worst first', async (t) => {
  const text = taughtFiles.get('hate.examples.txt')!.replace('[police]\n', '[police]\nthey spat at my scarf at night\n')
  const mixed = new Map([...taughtFiles, ['hate.examples.txt', text]])
  const { code, printed } = await runIn({}, `texts ${folderOf(t, mixed)}`)
  t.equal(code, 0)
  t.match(printed.join('\n'), /^ *\d+\.\d% {2}\S+ {2}\(\d+ of 3[23]\)\n/)
  t.match(printed.join('\n'), '1 wrong: hate.menu, like "they spat at my scarf at night"')
  t.match(printed.at(-4), /^Right: /)
})

t.test('npm run line -- why: how a text is answered, and why', async (t) => {
  const texts = ['they spat at my scarf', 'danger he grabbed my throat', '2', 'hate', 'xyzzy', 'ok']
  const { printed } = await runIn({}, `why ${folderOf(t, learntFiles)}`, texts)
  const told = printed.join('\n')
  t.match(told, /^1 Hate crime\.\n {2}Because of what was learnt\.\n {2}How sure: 1 Hate crime \d+%; /)
  t.match(told, /\n {2}What weighed most: .*spat.* \+\d\.\d/)
  t.match(told, /\n {2}Nearest example: "spat at my scarf[^"]*" \(hate\.examples\.txt:\d+\)\./)
  t.match(
    told,
    /\nThe reply to words of danger\.\n {2}Because of a danger word: DANGER\.\n {2}What was learnt would say: /,
  )
  t.match(told, /\nWhat the code 2 gives\.\n {2}Because of a code\./)
  t.match(told, /\n1 Hate crime\.\n {2}Because of a keyword: HATE\./)
  t.match(told, /\nThe reply to what is not understood\.\n {2}Because of nothing that the line knows\.\n\n/)
  t.match(told, /\nNo reply\.\n {2}Because of words of thanks\./)
})

t.test('a line that has learnt nothing explains itself too', async (t) => {
  const { printed } = await runIn({}, `why ${folderOf(t, smallLine)}`, ['hate'], true)
  t.strictSame(printed, [
    'Type a text, then Enter. To end, press Ctrl and D.',
    '1 Hate crime.',
    '  Because of a keyword: HATE.',
    '',
  ])
})

t.test('a text is never taken from the command, where a shell would keep it', async (t) => {
  const { code, complaints } = await runIn({}, ['why', 'my', 'text'])
  t.equal(code, 2)
  t.match(complaints, [/^Type the text after this command has started\./])
})
