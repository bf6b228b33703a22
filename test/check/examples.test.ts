import t from 'tap'
import { checkFlows } from '../../src/check/check-flows.ts'
import { printFindings } from '../../src/check/print-findings.ts'
import type { FlowFiles } from '../../src/flow/files.ts'
import { edit } from '../flow/small-line.ts'
import { learnFrom, taughtFiles } from '../learn/lessons.ts'
import { checkedOn } from './clean-line.ts'

const rulesOfExamples = ['examples', 'same-answer', 'learnt']

/** What the check finds in the examples of some files, once they are learnt. */
function findIn(files: FlowFiles): string[] {
  const { findings } = checkFlows(files, checkedOn)
  return printFindings(findings.filter(({ rule }) => rulesOfExamples.includes(rule))).slice(0, -1)
}

const withText = (file: string, section: string, text: string): FlowFiles =>
  learnFrom(edit(file, `[${section}]\n`, `[${section}]\n${text}\n`, taughtFiles))

t.test('examples that are learnt and answered as they should be have nothing to complain of', async (t) => {
  t.strictSame(findIn(learnFrom(taughtFiles)), [])
})

t.test('examples that are not learnt yet', async (t) => {
  const end = 'Until it is there, the line knows only keywords and codes. Learn anew: npm run line -- learn'
  t.strictSame(findIn(taughtFiles), [
    `error   learnt.txt learnt: There is no file of what was learnt from the examples. ${end}`,
  ])
  const learnt = learnFrom(taughtFiles)
  const changed = edit('line.examples.txt', '[ordinary]\n', '[ordinary]\nis the tip open\n', learnt)
  t.strictSame(findIn(changed), [
    `error   learnt.txt learnt: The examples have changed since the line learnt from them. ${end}`,
  ])
  t.strictSame(findIn(new Map([...learnt, ['learnt.txt', '{}']])), [
    `error   learnt.txt learnt: The file of what was learnt is not as it was written. ${end}`,
  ])
})

t.test('an example that something else answers needs a reason', async (t) => {
  t.strictSame(findIn(withText('line.examples.txt', 'ordinary', 'a danger to my waistline')), [
    'warning line.examples.txt:36 examples: The example "a danger to my waistline" is answered otherwise, because of a danger word (DANGER). Take it out, or write ## and the reason behind it.',
  ])
  t.strictSame(
    findIn(withText('line.examples.txt', 'ordinary', 'a danger to my waistline ## The word goes first.')),
    [],
  )
  t.strictSame(findIn(withText('line.examples.txt', 'ordinary', 'is the tip open ## It is.')), [
    'warning line.examples.txt:36 examples: This example is answered as it should be, so it needs no reason. Take out ## and the reason.',
  ])
  t.strictSame(findIn(withText('line.examples.txt', 'danger', 'hate')), [
    'error   line.examples.txt:2 examples: The example "hate" is answered otherwise, because of a keyword (HATE). Take it out, or write ## and the reason behind it.',
  ])
})

t.test('an example that is a code or words of thanks', async (t) => {
  t.strictSame(findIn(withText('line.examples.txt', 'ordinary', 'thanks')), [
    'warning line.examples.txt:36 examples: The example "thanks" is answered otherwise, because of words of thanks. Take it out, or write ## and the reason behind it.',
  ])
  t.strictSame(findIn(withText('hate.examples.txt', 'menu', '1')), [])
  t.strictSame(findIn(withText('line.examples.txt', 'thanks', 'thanks')), [])
  t.match(findIn(withText('hate.examples.txt', 'menu', '2')), [
    /The example "2" is answered otherwise, because of a code\./,
  ])
})

t.test('the same text twice', async (t) => {
  const twice = withText('hate.examples.txt', 'police', 'Shouted a slur at me')
  t.match(
    findIn(twice)[0],
    /^error {3}hate\.examples\.txt:\d+ examples: The example "[Ss]houted a slur at me" stands in hate\.examples\.txt:\d+ already\./,
  )
})

t.test('a word of danger that a harmless text swallows', async (t) => {
  const harmless = edit(
    'line.yaml',
    '["999", danger]',
    '["999", danger]\n      harmless: [many thanks for all that 999]',
    taughtFiles,
  )
  t.match(
    findIn(learnFrom(harmless)).join('\n'),
    /With the word "999" behind it this example is not answered as danger/,
  )
})

t.test('a keyword that only one of he and she has', async (t) => {
  const keyword = edit(
    'hate.yaml',
    'keywords: [report]',
    'keywords: [report, he hates us]',
    withText('hate.examples.txt', 'menu', 'he hates us'),
  )
  t.match(findIn(learnFrom(keyword)).join('\n'), /same-answer: "she hates us" is answered otherwise than "he hates us"/)
})
