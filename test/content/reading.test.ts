import t from 'tap'
import { readingOf, sentencesOf } from '../../src/content/reading.ts'
import type { Wording } from '../../src/content/wordings.ts'

const heard = (...template: Wording['template']): Wording => ({
  id: 'talk say',
  subject: { state: 'talk' },
  path: ['meta', 'say'],
  place: '1 Talk',
  template,
  channel: 'voice',
  kind: 'sentences',
  contact: undefined,
})

t.test('names count as one short word, and numbers as none', async (t) => {
  const name = { contact: 'mediation', field: 'name' } as const
  const phone = { contact: 'mediation', field: 'phone' } as const
  t.strictSame(sentencesOf(heard('Call ', name, ' on ', phone, '. Or ', { state: 'police' }, '.')), [
    'Call Name on .',
    'Or press star.',
  ])
  t.strictSame(readingOf(heard('You can ask Kent County Council.')).words, ['You', 'can', 'ask', 'it'])
  t.strictSame(readingOf(heard('An organisation is an organisation.')).hardest, ['organisation'])
})

t.test('the grade grows with the words of a sentence and with the syllables of a word', async (t) => {
  t.equal(readingOf(heard('The cat sat on the mat.')).grade, -1.4)
  t.equal(readingOf(heard('The cat sat. It sat on the mat.')).grade, -2.2)
  t.equal(readingOf(heard('An organisation is an organisation.')).grade, 17)
})

t.test('where there are no words, nothing is hard', async (t) => {
  t.strictSame(readingOf(heard({ contact: 'mediation', field: 'phone' })), { grade: 0, words: [], hardest: [] })
})
