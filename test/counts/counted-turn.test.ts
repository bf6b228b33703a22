import t, { type Test } from 'tap'
import type { CountedTurn } from '../../src/counts/counted-turn.ts'
import { setUp, shippedLine } from '../support/line.ts'

/** A line that can send texts, and what is counted of each turn: `main key hate.menu`. */
async function setUpCounts(t: Test, outcome: 'accepted' | 'refused' = 'accepted') {
  const steps: (CountedTurn | undefined)[] = []
  const texts = { send: async () => outcome, from: undefined }
  const setting = await setUp(t, { texts, observe: (_, step) => void steps.push(step) })
  const counted = () => steps.splice(0).map((step) => step && `${step.from} ${step.kind} ${step.to}`)
  return { ...setting, counted, steps }
}

t.test('what is counted of a call', async (t) => {
  const { phone, counted } = await setUpCounts(t)
  const call = await phone.call()
  for (const key of '270#') await call.press(key as '1')
  t.strictSame(counted(), [
    '(start) call main',
    'main key hate.menu',
    'hate.menu wrong hate.menu',
    'hate.menu key person.said',
    'person.said key person.said',
  ])
  for (let i = 0; i < 3; i++) await call.wait()
  t.strictSame(counted(), [
    'person.said silence person.said',
    'person.said silence person.said',
    'person.said silence (end)',
  ])
  const other = await phone.call()
  for (const key of '777') await other.press(key as '7')
  t.strictSame(counted().slice(1), ['main wrong main', 'main wrong main', 'main wrong (end)'])
})

t.test('what is counted of a text that a caller asks for, and of a call that is put through', async (t) => {
  const { phone, counted } = await setUpCounts(t)
  const call = await phone.call()
  for (const key of '1211') await call.press(key as '1')
  t.strictSame(counted().slice(-2), [
    'asb.mediation.said key asb.mediation.ask',
    'asb.mediation.ask sent asb.mediation.sent',
  ])
  const other = await phone.call()
  for (const key of '222') await other.press(key as '2')
  await other.dialEnds('busy')
  t.strictSame(counted().slice(-2), [
    'hate.not-police.said key hate.not-police.connecting',
    'hate.not-police.connecting busy hate.not-police.busy',
  ])
  const refused = await setUpCounts(t, 'refused')
  const unlucky = await refused.phone.call()
  for (const key of '1211') await unlucky.press(key as '1')
  t.match(refused.counted().at(-1), /^asb\.mediation\.ask unsent /)
})

t.test('what is counted of a text', async (t) => {
  const { phone, counted, steps } = await setUpCounts(t)
  const table: Record<string, string> = {
    '22': 'text hate.not-police',
    hate: 'text hate.menu',
    mediaton: 'guess asb.mediation',
    '': 'text main',
    '8': 'text main',
    '999999': 'unmatched (unknown)',
    'purple elephants': 'unmatched (unknown)',
    knife: 'text (danger)',
    police: 'text (police)',
    safe: 'text (safe)',
    about: 'text (about)',
    'he has locked me in and took my phone': 'guess (danger)',
    'racist neighbour': 'text (several)',
    STOP: 'silent (silent)',
    thanks: 'silent (silent)',
  }
  for (const body of Object.keys(table)) await phone.text(body, { from: '+447700900001' })
  t.strictSame(
    counted(),
    Object.values(table).map((words) => `(text) ${words}`),
  )
  for (let i = 0; i < 60; i++) await phone.text('22', { from: '+447700900002' })
  t.equal(counted().at(-1), '(text) limited (silent)')
  await phone.text('22', { from: '60066' })
  t.match(steps, [{ revision: shippedLine.revision, channel: 'sms', kind: 'silent' }])
})

t.test('nothing that somebody pressed, wrote or called from is in what is observed', async (t) => {
  const seen: unknown[] = []
  const { phone } = await setUp(t, { observe: (turn, step) => void seen.push(turn, step) })
  const call = await phone.call({ from: '+447700900456' })
  for (const key of '2279*#') await call.press(key as '1')
  await phone.text('my name is Ann Other, 07700 900456', { from: '+447700900456' })
  const fields = new Set(seen.flatMap((record) => Object.keys(record as object)))
  t.strictSame([...fields].sort(), ['channel', 'from', 'input', 'kind', 'ms', 'outcome', 'revision', 'to'])
  t.notMatch(JSON.stringify(seen), /7700|Other|"key":|digits/i)
})
