import fc from 'fast-check'
import { SegmentedMessage } from 'sms-segments-calculator'
import t from 'tap'
import { numbersIn, secondsOf, sizeOf, wordsOfSpeech } from '../../src/content/measure.ts'

t.test('segments are counted as Twilio counts them', async (t) => {
  const alphabet = [...'abcdefghijklm nopqrstuvwxyz0123456789.,?£@é{}[]~|^\\€€€\n']
  const texts = fc.array(fc.constantFrom(...alphabet), { maxLength: 700 }).map((characters) => characters.join(''))
  const near = fc.integer({ min: 140, max: 330 }).map((length) => `${'x'.repeat(length)}€x`)
  fc.assert(
    fc.property(fc.oneof(texts, near), (text) => {
      const { messageSize, segmentsCount } = new SegmentedMessage(text, 'GSM-7')
      const { units, segments } = sizeOf(text)
      return units === messageSize / 7 && segments === Math.max(1, segmentsCount)
    }),
    { numRuns: 500 },
  )
  t.strictSame(sizeOf(''), { units: 0, segments: 1 })
  t.strictSame(sizeOf('x'.repeat(160)), { units: 160, segments: 1 })
  t.strictSame(sizeOf(`${'x'.repeat(152)}€${'x'.repeat(152)}`), { units: 306, segments: 3 }, 'no character is parted')
})

t.test('words, seconds and numbers of what is said', async (t) => {
  const digits = { digits: ['0800', '138', '1624'] }
  const speech = ['Call', { pause: 300 }, ' now. ', digits, '. Again. ', digits, { digits: ['101'] }]
  t.equal(wordsOfSpeech(speech), 'Call now. 0 8 0 0, 1 3 8, 1 6 2 4. Again. 0 8 0 0, 1 3 8, 1 6 2 41 0 1')
  t.equal(secondsOf(['One, two. Three']), 3 / 2.8 + 0.25 + 0.5)
  t.equal(secondsOf([{ pause: 300 }]), 0.3)
  t.match(secondsOf([digits]), 11 * 0.4 + 2 * 0.35)
  const [first, second, ...more] = numbersIn(speech)
  t.match(first, { number: '0800 138 1624', seconds: 2 / 2.8 + 0.3 + 0.5 })
  t.equal(second?.number, '101')
  t.strictSame(more, [], 'each number once')
})
