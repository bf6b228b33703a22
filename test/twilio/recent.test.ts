import fc from 'fast-check'
import t from 'tap'
import { makeCeiling } from '../../src/twilio/ceiling.ts'
import { day, hour } from '../../src/twilio/limit.ts'
import { makeRecent } from '../../src/twilio/recent.ts'
import { makeRemembered } from '../../src/twilio/remembered.ts'
import { makeSeen } from '../../src/twilio/seen.ts'
import { noon } from '../support/line.ts'

t.test('what is remembered is forgotten in time, and when there is no room', (t) => {
  const remembered = makeRemembered<string>(1_000, 2)
  remembered.set('a', 'A', 0)
  t.equal(remembered.get('a', 999), 'A')
  t.equal(remembered.get('a', 1_000), undefined)
  t.equal(remembered.get('a', -1), undefined, 'the clock was set back')
  remembered.set('b', 'B', 1)
  remembered.set('a', 'A again', 2)
  remembered.set('c', 'C', 3)
  t.strictSame(
    ['a', 'b', 'c'].map((key) => remembered.get(key, 3)),
    ['A again', undefined, 'C'],
    'the one that was set first makes room',
  )
  remembered.forget('a')
  t.equal(remembered.get('a', 3), undefined)
  t.end()
})

const step = fc.record({
  do: fc.constantFrom('set', 'set', 'set', 'forget'),
  key: fc.constantFrom(...'abcdefgh'),
  passed: fc.constantFrom(0, 0, 1, 3, 50, -2),
})

const isPast = ({ since }: { since: number }, now: number) => since <= now - 10 || since > now

/** What is left of four, by the plain rule: the oldest goes while it is past, or while there is no room. */
function withRoom<T extends { since: number }>(known: readonly T[], now: number): readonly T[] {
  const [oldest, ...others] = known
  return oldest && (isPast(oldest, now) || known.length >= 4) ? withRoom(others, now) : known
}

t.test('whatever is set and forgotten, the latest are remembered, each for its time', (t) => {
  const property = fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
    const remembered = makeRemembered<number>(10, 4)
    let known: { key: string; value: number; since: number }[] = []
    let now = 0
    return steps.every((step, value) => {
      now += step.passed
      known = known.filter(({ key }) => key !== step.key)
      if (step.do === 'forget') remembered.forget(step.key)
      else {
        remembered.set(step.key, value, now)
        known = [...withRoom(known, now), { key: step.key, value, since: now }]
      }
      const valid = known.filter((one) => !isPast(one, now))
      return [...'abcdefgh'].every((key) => remembered.get(key, now) === valid.find((one) => one.key === key)?.value)
    })
  })
  t.doesNotThrow(() => fc.assert(property, { numRuns: 500, seed: 2026 }))
  t.end()
})

t.test('names are known for their time at least, and never more than twice as many as there is room for', (t) => {
  const passed = fc.array(fc.constantFrom(0, 1, 4, 10, 25, -3), { maxLength: 100 })
  const property = fc.property(passed, (all) => {
    const seen = makeSeen(10, 4)
    let now = noon
    const added = all.map((ms, i) => {
      now += ms
      seen.add(String(i), now)
      return { name: String(i), at: now }
    })
    const known = added.filter(({ name }) => seen.has(name))
    const latest = added.slice(-4).filter(({ at }) => now - at < 10)
    const wasSetBack = all.some((ms) => ms < 0)
    return known.length <= 8 && (wasSetBack || latest.every((one) => known.includes(one)))
  })
  t.doesNotThrow(() => fc.assert(property, { numRuns: 500, seed: 2026 }))
  const seen = makeSeen(10, 4)
  for (const [i, now] of [noon, noon + 10, noon + 20].entries()) seen.add(String(i), now)
  t.strictSame(['0', '1', '2'].map(seen.has), [false, true, true])
  seen.add('3', noon)
  seen.add('4', noon + 10)
  t.strictSame(['2', '3', '4'].map(seen.has), [false, true, true], 'a clock that is set back starts a set of its own')
  t.end()
})

t.test('what happened lately is counted by key, within whatever time is asked for', (t) => {
  const recent = makeRecent(day)
  recent.add('other', noon)
  for (const hours of [0, 1, 2, 2]) recent.add('one', noon + hours * hour)
  const now = noon + 2 * hour
  t.equal(recent.count('one', hour, now), 2, 'an hour ago is no longer within an hour')
  t.equal(recent.count('one', day, now), 4)
  t.equal(recent.count('other', day, now), 1)
  t.equal(recent.count('nobody', day, now), 0)
  t.equal(recent.count('one', day, noon + 25 * hour), 2)
  recent.takeBack('one', now)
  t.equal(recent.count('one', hour, now), 1)
  recent.takeBack('nobody', now)
  t.equal(recent.count('nobody', day, now), 0)
  t.equal(recent.count('one', day, noon - day), 0, 'a clock that is set back limits nobody for longer')
  t.end()
})

t.test('a ceiling is never passed in any hour, and no lower than it says', (t) => {
  const steps = fc.array(fc.integer({ min: 0, max: 600 }), { maxLength: 300 })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), steps, (atMost, steps) => {
      const ceiling = makeCeiling(atMost)
      const taken: number[] = []
      let now = noon
      for (const seconds of steps) {
        now += seconds * 1_000
        const lately = taken.filter((time) => time >= now - hour)
        if (ceiling.isReached(now)) t.equal(lately.length, atMost)
        else {
          ceiling.add(now)
          taken.push(now)
          t.ok(lately.length < atMost)
        }
      }
    }),
    { numRuns: 50 },
  )
  t.end()
})

t.test('what is taken back makes room under a ceiling, once', (t) => {
  const ceiling = makeCeiling(2)
  ceiling.add(noon)
  ceiling.add(noon + 900)
  t.ok(ceiling.isReached(noon + 950))
  ceiling.takeBack(noon)
  t.notOk(ceiling.isReached(noon + 950))
  ceiling.add(noon + 950)
  for (const now of [noon - 1_000, noon - 5_000])
    t.notOk(ceiling.isReached(now), 'a clock that is set back starts anew')
  ceiling.takeBack(noon)
  ceiling.add(noon - 5_000)
  t.notOk(ceiling.isReached(noon - 5_000))
  t.end()
})
