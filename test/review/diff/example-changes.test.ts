import t from 'tap'
import type { FlowFiles } from '../../../src/flow/files.ts'
import { printDiff } from '../../../src/review/diff/print-diff.ts'
import { edit, smallLine } from '../../flow/small-line.ts'
import { learnFrom, learntFiles, taughtFiles } from '../../learn/lessons.ts'
import { compare, summaries } from './small-diff.ts'

const change = (file: string, from: string, to: string): FlowFiles => learnFrom(edit(file, from, to, taughtFiles))

t.test('an example that means something else', (t) => {
  const moved = change(
    'line.examples.txt',
    'see you at the pub outside the shop\n',
    'see you at the pub outside the shop now\n',
  )
  t.strictSame(summaries(compare(learntFiles, moved)), [])
  const added = change('hate.examples.txt', '[police]\n', '[police]\nwhen are bins emptied by the bus stop\n')
  const gone = learnFrom(edit('line.examples.txt', 'when are bins emptied by the bus stop\n', '', added))
  t.match(
    printDiff(compare(learntFiles, gone)),
    /Examples of texts\n\n\* An example now brings 1-2 Report it; it was the reply to what is not understood\.\n {2}- when are bins emptied by the bus stop/,
  )
  t.end()
})

t.test('a text of danger that is none any longer needs a second person', (t) => {
  const fewer = edit('line.examples.txt', 'he grabbed my throat again\n', '', taughtFiles)
  const diff = compare(
    learntFiles,
    learnFrom(edit('line.examples.txt', '[ordinary]\n', '[ordinary]\nhe grabbed my throat again\n', fewer)),
  )
  t.strictSame(summaries(diff), [
    '! An example now brings the reply to what is not understood; it was the reply to words of danger',
  ])
  t.equal(diff.needsSecond[0]!.reason, 'a text of danger no longer brings the reply to danger')
  t.end()
})

t.test('a text that is left without a reply needs a second person', (t) => {
  const fewer = edit('line.examples.txt', 'see you at the pub outside the shop\n', '', taughtFiles)
  const silent = learnFrom(
    edit('line.examples.txt', '[thanks]\n', '[thanks]\nsee you at the pub outside the shop\n', fewer),
  )
  t.strictSame(summaries(compare(learntFiles, silent)), [
    '! An example now brings no reply; it was the reply to what is not understood',
  ])
  t.equal(compare(learntFiles, silent).needsSecond[0]!.reason, 'a text gets no reply any more')
  t.end()
})

t.test('a line that gets examples tells of twenty of each kind', (t) => {
  const printed = printDiff(compare(smallLine, learntFiles))
  t.match(printed, /\* 32 examples now bring 1 Hate crime; it was the reply to what is not understood\./)
  t.match(printed, /\n {2}- and 12 more\n/)
  t.end()
})

t.test('other words of danger are tried on all examples', (t) => {
  const harmless = change(
    'line.yaml',
    '["999", danger]',
    '["999", danger]\n      harmless: [danger money]\n      doubtful: [parcel]',
  )
  const diff = compare(learntFiles, harmless)
  t.strictSame(summaries(diff), [
    '! Harmless with a word of danger in it: now also DANGER MONEY',
    '! Of danger only in doubt: now also PARCEL',
  ])
  t.strictSame(summaries(compare(harmless, learntFiles)), [
    '! Of danger only in doubt: no longer PARCEL',
    'Harmless with a word of danger in it: no longer DANGER MONEY',
  ])
  const certain = change('line.yaml', '["999", danger]', '["999", danger, parcel]\n      harmless: [danger money]')
  t.match(
    summaries(compare(harmless, certain)).find((words) => words.includes('in doubt')),
    /^Of danger only in doubt: no longer PARCEL$/,
    'it is of danger beyond doubt',
  )
  const keyword = change('line.yaml', '["999", danger]', '["999", danger, parcel]')
  t.match(
    summaries(compare(learntFiles, keyword)).join('\n'),
    /8 examples now bring the reply to words of danger; it was the reply to what is not understood/,
  )
  t.end()
})
