import t, { type Test } from 'tap'
import { createPhone } from '../../src/commands/phone/phone.ts'
import type { Call } from '../../src/commands/phone/phone-call.ts'
import type { Line } from '../../src/flow/line.ts'
import { makeLines } from '../../src/live/pinned-lines.ts'
import { authToken, compile, publicUrl, setUp, shippedFiles, shippedLine } from '../support/line.ts'

/** In the menu of hate crime, what keys 1 and 2 lead to has changed places. */
const swapped = compile(
  new Map([
    ...shippedFiles,
    [
      'hate.yaml',
      shippedFiles
        .get('hate.yaml')!
        .replace('target: police', 'target: first')
        .replace('target: not-police', 'target: police')
        .replace('target: first', 'target: not-police'),
    ],
  ]),
)
const police = /^In an emergency, call 9 9 9\. There are four other ways\./
const notPolice = /^You can call the Hate Incident Reporting Line\./

/** A machine on which a line is live, and others can be loaded. */
async function startMachine(t: Test, first: Line, load: (revision: string) => Promise<Line | undefined>) {
  const lines = makeLines(first, load)
  return { lines, ...(await setUp(t, { lines })) }
}

const nothing = async () => undefined

async function pressAll(call: Call, keys: string): Promise<string | undefined> {
  for (const key of keys) await call.press(key as '1')
  return call.saidLast[0]
}

t.test('a call ends on the revision that it began with, while new calls and texts get the new one', async (t) => {
  const { lines, phone } = await startMachine(t, shippedLine, nothing)
  const call = await phone.call()
  await call.press('2')
  lines.show(swapped)
  t.match(await pressAll(call, '2'), notPolice)
  t.match(call.listening?.action, shippedLine.revision)
  t.match(await pressAll(await phone.call(), '22'), police)
  t.match((await phone.text('22'))[0], '101')
  lines.show(shippedLine)
  t.match((await phone.text('22'))[0], '0800 138 1624')
  t.match(await pressAll(call, '*1'), police)
})

t.test('a call goes on, on its own revision, on a machine that has to load it first', async (t) => {
  const loaded: string[] = []
  const one = await startMachine(t, swapped, nothing)
  const two = await startMachine(t, shippedLine, async (revision) => {
    loaded.push(revision)
    return swapped
  })
  let { post } = one
  const call = await createPhone({ publicUrl, authToken, post: (request) => post(request) }).call()
  await call.press('2')
  post = two.post
  t.match(await pressAll(call, '1'), notPolice)
  t.match(await pressAll(call, '*2'), police)
  t.strictSame(loaded, [swapped.revision], 'once')
  t.match(two.log.lines.at(-1), { revision: swapped.revision })
})

t.test('where its revision can not be had, a key is not obeyed: the words are said anew', async (t) => {
  const one = await startMachine(t, swapped, nothing)
  const two = await startMachine(t, shippedLine, nothing)
  let { post } = one
  const call = await createPhone({ publicUrl, authToken, post: (request) => post(request) }).call()
  await call.press('2')
  post = two.post
  t.match(await pressAll(call, '1'), /^To report it to the police, press 1\./)
  t.match(await pressAll(call, '1'), police, 'from then on the call is on the revision that it can be on')
})

t.test('a turn that breaks on an older line still has words', async (t) => {
  const broken: Line = {
    ...swapped,
    get machine(): never {
      throw new Error('broken')
    },
  }
  const one = await startMachine(t, swapped, nothing)
  const two = await startMachine(t, shippedLine, async () => broken)
  let { post } = one
  const call = await createPhone({ publicUrl, authToken, post: (request) => post(request) }).call()
  post = two.post
  t.match(await pressAll(call, '1'), 'Sorry, something went wrong on this line.')
})
