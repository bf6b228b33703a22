import t from 'tap'
import { makeHashTable } from '../../src/flow/hash-table.ts'
import { figuresOf } from '../../src/learn/figures.ts'
import { learnWhole } from '../../src/learn/learn-whole.ts'
import { prune } from '../../src/learn/prune.ts'
import { makePupil } from '../../src/learn/pupil.ts'
import { explainText } from '../../src/line/explain.ts'
import { matchText } from '../../src/line/match.ts'
import { smallLine } from '../flow/small-line.ts'
import { compile, shippedFiles, shippedLine } from '../support/line.ts'
import { learnFrom, learntFiles, learntLine, taughtFiles } from './lessons.ts'

t.test('a line answers texts that are like its examples', (t) => {
  const table = {
    'they shouted a slur at my brother': { kind: 'state', state: 'hate.menu', guessed: true },
    'which number do i tell it to': { kind: 'state', state: 'hate.police', guessed: true },
    'he grabbed my throat this morning': { kind: 'reply', reply: 'danger', guessed: true },
    'when are the bins emptied then': { kind: 'reply', reply: 'unknown' },
    'many thanks for all that help': { kind: 'silent' },
  }
  for (const [text, match] of Object.entries(table)) t.strictSame(matchText(learntLine, text), match, text)
  t.end()
})

t.test('until it has learnt, it knows only what it knows word for word', (t) => {
  const ignorant = compile(taughtFiles)
  t.equal(ignorant.learnt, 'missing')
  t.strictSame(matchText(ignorant, 'he grabbed my throat this morning'), { kind: 'reply', reply: 'unknown' })
  t.strictSame(matchText(ignorant, 'hate'), { kind: 'state', state: 'hate.menu', guessed: false })
  t.strictSame(matchText(ignorant, 'call the police'), { kind: 'reply', reply: 'police' })
  t.strictSame(matchText(ignorant, 'abouut'), { kind: 'reply', reply: 'unknown' }, 'ABOUT is near, and no state')
  t.end()
})

t.test('the same examples give the same votes, to the last bit', (t) => {
  t.equal(learnWhole(compile(taughtFiles)).text, learntFiles.get('learnt.txt'))
  const [heading = ''] = learntFiles.get('learnt.txt')!.split('\n')
  t.equal(
    JSON.parse(heading).sha256,
    'b73e4f11f97e0ccdc2dd4fe9e49bfe9d38f372db96d1e7a11fc2475dbd4444a2',
    'with learner: counted up if the way of learning has changed',
  )
  t.end()
})

t.test('of other examples, another order of them or other places nothing was learnt', (t) => {
  const edit = (file: string, change: (text: string) => string) =>
    compile(new Map([...learntFiles, [file, change(learntFiles.get(file)!)]])).learnt
  t.equal(
    edit('hate.examples.txt', (text) => text.replace('slur at me\n', 'slur at us\n')),
    'stale',
  )
  t.equal(
    edit('hate.examples.txt', (text) => `[police]\ntell an officer\n${text}`),
    'stale',
  )
  t.equal(
    edit(
      'line.examples.txt',
      (text) => `${text}
[places]
Townham
`,
    ),
    'stale',
  )
  t.not(
    edit('hate.examples.txt', (text) => `# Another remark.\n${text}`),
    'stale',
  )
  t.end()
})

t.test('what was changed by hand is of no use', (t) => {
  const text = learntFiles.get('learnt.txt')!
  const damaged = [
    '',
    '{',
    'null',
    text.replace('"right":', '"right":1'),
    text.slice(0, -20),
    text.replace(/\n./, '\nB'),
  ]
  for (const learnt of damaged) {
    const line = compile(new Map([...learntFiles, ['learnt.txt', learnt]]))
    t.equal(line.learnt, 'damaged', learnt.slice(0, 40))
    t.strictSame(matchText(line, 'he grabbed my throat this morning'), { kind: 'reply', reply: 'unknown' })
  }
  const older = text.replace('"learner":1', '"learner":0')
  t.equal(compile(new Map([...learntFiles, ['learnt.txt', older]])).learnt, 'damaged')
  t.end()
})

t.test('the shipped line has learnt from its examples, and its weights take 1 MB at most', (t) => {
  t.type(shippedLine.learnt, 'object')
  const [heading = '', votes = ''] = shippedFiles.get('learnt.txt')!.split('\n')
  t.ok(heading.length + votes.length <= 1_000_000, `${heading.length + votes.length}`)
  t.end()
})

t.test('the shipped figures are as good as they were promised to be', (t) => {
  const { learnt } = shippedLine
  if (typeof learnt === 'string') return t.fail('nothing was learnt')
  const { texts, right, harmful, danger, dangerMet } = learnt.figures
  t.ok(right / texts >= 0.88, `right: ${right} of ${texts}`)
  t.ok(harmful / texts <= 0.005, `harmful: ${harmful} of ${texts}`)
  t.ok(dangerMet / danger >= 0.93, `danger: ${dangerMet} of ${danger}`)
  t.end()
})

t.test('figures of nothing are nothing', (t) => {
  t.strictSame(figuresOf(learntLine, []), { texts: 0, right: 0, harmful: 0, danger: 0, dangerMet: 0, falseDanger: 0 })
  t.end()
})

t.test('an example alone, or one without words, teaches nothing and breaks nothing', (t) => {
  for (const text of ['[danger]\nhe hits me\n', '[ordinary]\n!!!\n', '[danger]\nhe hits me\nhe hits me again\n']) {
    const line = compile(learnFrom(new Map([...smallLine, ['line.examples.txt', text]])))
    t.strictSame(matchText(line, 'a parcel he said'), { kind: 'reply', reply: 'unknown' }, text)
    t.strictSame(matchText(line, 'the drugs'), { kind: 'state', state: 'drugs.menu', guessed: false }, text)
  }
  t.end()
})

t.test('a line that knows no danger still hears its words', (t) => {
  const harmless = taughtFiles.get('line.examples.txt')!.replace(/\[danger\][^[]*/, '')
  const line = compile(learnFrom(new Map([...taughtFiles, ['line.examples.txt', harmless]])))
  t.strictSame(matchText(line, 'danger at the pub'), { kind: 'reply', reply: 'danger' })
  t.strictSame(matchText(line, 'when are the bins emptied then'), { kind: 'reply', reply: 'unknown' })
  t.end()
})

t.test('only the weights that do most are kept, and only their features', (t) => {
  const pupil = makePupil({ examples: learntLine.examples, places: learntLine.places })
  pupil.weights.fill(0.001)
  pupil.weights[5] = 9
  const pruned = prune(pupil, 8)
  t.equal(pruned.numbers.size, 1)
  t.strictSame(
    pruned.weights.filter((weight) => weight !== 0),
    Float32Array.of(9),
  )
  t.ok(pruned.exercises.every(({ features }) => features.length <= 1))
  t.end()
})

t.test('a text whose words very many examples have is like none of them', (t) => {
  if (typeof learntLine.learnt === 'string') return t.fail('nothing was learnt')
  const tables = { ...learntLine.learnt.tables, shared: makeHashTable(1) }
  const line = { ...learntLine, learnt: { ...learntLine.learnt, tables } }
  const { learnt, nearest } = explainText(line, 'they spat at my scarf')
  t.equal(nearest, undefined)
  t.ok(learnt.chances[0]!.chance <= 0.5)
  t.end()
})
