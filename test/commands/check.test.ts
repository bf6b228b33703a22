import t, { type Test } from 'tap'
import { createMachine } from 'xstate'
import { rules } from '../../src/check/rules.ts'
import type { FlowFiles } from '../../src/flow/files.ts'
import { cleanLine } from '../check/clean-line.ts'
import { edit } from '../flow/small-line.ts'
import { runIn } from '../support/command.ts'

const folderOf = (t: Test, files: FlowFiles) => t.testdir(Object.fromEntries(files))

const broken = edit(
  'hate.yaml',
  'say: "Call {police.phone}."',
  'say: "Call {police.phone}. Bring cash & cards, TBC."',
  cleanLine,
)

t.test('npm run line -- check: nothing to complain of', async (t) => {
  const folder = folderOf(t, cleanLine)
  const all = { code: 0, printed: ['These flows may be published: 0 errors, 0 warnings.'], complaints: [] }
  t.strictSame(await runIn({}, `check ${folder}`), all)
  t.strictSame(await runIn({ FLOWS_DIR: folder }, 'check'), all)
})

t.test('errors and warnings, one a line, and an exit code for machines', async (t) => {
  const folder = folderOf(t, broken)
  const ran = await runIn({}, `check ${folder}`)
  t.strictSame(ran, {
    code: 1,
    printed: [
      'warning hate.yaml:36 spoken-form: A voice may read "&" badly. Write "and".',
      'warning hate.yaml:36 spoken-form: A voice may read "TBC" badly. Write it in full, or its letters apart: "T B C".',
      'error   hate.yaml:36 placeholder: "TBC" is still to be written. Write what people should hear, or take it out.',
      'These flows must not be published: 1 error, 2 warnings.',
    ],
    complaints: [],
  })
})

t.test('the same list as JSON', async (t) => {
  const { code, printed } = await runIn({}, `check ${folderOf(t, broken)} --json`)
  t.equal(code, 1)
  const { findings, measures, ...head } = JSON.parse(printed.join('\n'))
  t.strictSame(head, { at: '2026-11-21T12:00:00Z', errors: 1, warnings: 2, accepted: 0 })
  t.strictSame(measures.at(-1), {
    state: 'emergency',
    presses: 1,
    seconds: 2.1,
    numbers: [{ number: '999', seconds: 0.4 }],
    text: { units: 35, segments: 1 },
    grades: [-3.4, -3.4],
  })
  t.strictSame(findings[2], {
    severity: 'error',
    rule: 'placeholder',
    file: 'hate.yaml',
    line: 36,
    what: '"TBC" is still to be written.',
    mend: 'Write what people should hear, or take it out.',
  })
})

t.test('the help names every rule', async (t) => {
  const { printed } = await runIn({}, 'check --help')
  for (const [id, { reason }] of Object.entries(rules))
    t.ok(
      printed.some((line) => line.includes(id) && line.endsWith(reason)),
      id,
    )
})

t.test('what cannot be checked is said in one line', async (t) => {
  const table: [args: string, complaint: RegExp][] = [
    ['check /nowhere', /^The folder \/nowhere can't be read\. Give the folder that holds line\.yaml\. Try/],
    ['check one two', /^"two" is one word too many\. Try/],
    ['check --loud', /^Unknown option '--loud'\. Try/],
  ]
  for (const [args, complaint] of table) {
    const { code, printed, complaints } = await runIn({}, args)
    t.strictSame([code, printed, complaints.length], [2, [], 1], args)
    t.match(complaints[0], complaint)
  }
})

t.test('npm run line -- machine prints what XState loads', async (t) => {
  const { code, printed } = await runIn({}, 'machine')
  t.equal(code, 0)
  const machine = createMachine(JSON.parse(printed.join('\n')))
  t.ok(machine.getStateNodeById('hate'))
})

t.test('flows that make no line: the first problem, and how many more there are', async (t) => {
  const one = edit('hate.yaml', 'say: "Call {police.phone}."', 'say: "Call {polise.phone}."', cleanLine)
  const first = /^hate\.yaml:36: There is no contact "polise"\. Use one of: emergency, police, hate-line or centre\.$/
  const ran = await runIn({}, `machine ${folderOf(t, one)}`)
  t.match(ran, { code: 1, printed: [], complaints: [first] })
  const folder = folderOf(t, edit('hate.yaml', 'text: "Call {police.phone}."', 'text: "Call {polise.phone}."', one))
  t.match((await runIn({}, `machine ${folder}`)).complaints, [/ And 1 more: npm run line -- check \/.*$/])
  t.match((await runIn({ FLOWS_DIR: folder }, 'machine')).complaints, [/ And 1 more: npm run line -- check$/])
})
