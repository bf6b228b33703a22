import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import type { Line } from '../../src/flow/line.ts'
import { makeLines } from '../../src/live/pinned-lines.ts'
import { shippedLine } from '../support/line.ts'

const lineOf = (revision: string): Line => ({ ...shippedLine, revision })

t.test('a bounded number of lines is kept: the one that was not used for longest is loaded again', async (t) => {
  const asked: string[] = []
  const lines = makeLines(lineOf('first'), async (revision) => {
    asked.push(revision)
    return lineOf(revision)
  })
  for (let i = 0; i < 9; i++) lines.show(lineOf(`r${i}`))
  t.equal(lines.live().revision, 'r8')
  for (let i = 0; i < 8; i++) t.notOk(lines.pinned(`r${i}`) instanceof Promise, `r${i}`)
  t.equal((await lines.pinned('first'))?.revision, 'first')
  t.strictSame(asked, ['first'])
  t.ok(lines.pinned('r0') instanceof Promise, 'it made room')
})

t.test('nobody waits for long, and what can not be had is not asked for by every caller', async (t) => {
  let asked = 0
  const lines = makeLines(shippedLine, () => {
    asked++
    return new Promise(() => {})
  })
  const [one, two] = [lines.pinned('0123456789ab'), lines.pinned('0123456789ab')]
  t.equal(await one, undefined)
  t.equal(await two, undefined)
  t.equal(await lines.pinned('0123456789ab'), undefined)
  t.equal(asked, 1)
})

t.test('a store that is away is asked again as soon as it is back, and one without the revision is not', async (t) => {
  let store: 'away' | 'back' | 'empty' = 'away'
  let asked = 0
  const lines = makeLines(shippedLine, async (revision) => {
    asked++
    if (store === 'away') throw new Error('away')
    return store === 'back' ? lineOf(revision) : undefined
  })
  t.equal(await lines.pinned('0123456789ab'), undefined)
  await sleep(1)
  store = 'back'
  t.equal((await lines.pinned('0123456789ab'))?.revision, '0123456789ab')
  store = 'empty'
  asked = 0
  for (let i = 0; i < 3; i++) {
    t.equal(await lines.pinned('ba9876543210'), undefined)
    await sleep(1)
  }
  t.equal(asked, 1)
})
