import { readFile, writeFile } from 'node:fs/promises'
import { SegmentedMessage } from 'sms-segments-calculator'
import t, { type Test } from 'tap'
import { matchText } from '../src/line/match.ts'
import { answerText } from '../src/line/text.ts'
import { shortText } from '../src/line/texts.ts'
import { noon, setUp, shippedLine } from './support/line.ts'

const textsFile = new URL('./texts.txt', import.meta.url)
const line = shippedLine

const replies = {
  unknown: 'xyzzy',
  danger: 'knife',
  police: 'police',
  safe: 'safe',
  about: 'about',
  several: 'hate drugs',
}
const bodies = new Map([
  ['MENU', 'main'],
  ...[...line.codes].filter(([, code]) => code).map(([id, code]) => [code, id] as const),
])

t.test('every text, by its code, says what the proofread texts say', async (t) => {
  const { phone } = await setUp(t)
  const texts: string[] = []
  const tell = async (title: string, body: string) => {
    const [text = ''] = await phone.text(body, { from: `+4477009${String(texts.length).padStart(5, '0')}` })
    texts.push(`## ${title}   (${measure(text)})\n${text}\n`)
  }
  for (const [code, id] of bodies) await tell(`${code} ${id}`, code)
  for (const [name, body] of Object.entries(replies)) await tell(`${name}: ${body}`, body)
  for (const answer of answersWithContacts()) {
    const text = shortText(answer, context)
    texts.push(`## ${answer.id}, only the contact   (${measure(text)})\n${text}\n`)
  }
  if (process.env.UPDATE_TRANSCRIPTS) await writeFile(textsFile, texts.join('\n'))
  const hint = 'proofread the change, then: UPDATE_TRANSCRIPTS=1 npx tap test/texts.test.ts'
  t.strictSame(texts.join('\n').split('\n'), (await readFile(textsFile, 'utf8')).split('\n'), hint)
})

t.test('every text that can be sent is GSM-7 and at most two segments, whatever the day', (t) => {
  const days = ['2026-11-21T12:00:00Z', '2026-12-25T12:00:00Z', '2027-06-01T02:00:00Z']
  for (const now of days.map((day) => Temporal.Instant.from(day)))
    for (const body of [...bodies.keys(), ...Object.values(replies)]) {
      const text = answerText(line, matchText(line, body), now)?.body ?? ''
      fits(t, text, body)
      // A guessed keyword adds a sentence to the text of its state.
      const isGuessed = line.states.get(bodies.get(body) ?? '')?.keywords.length
      if (isGuessed) fits(t, `${text} ${line.words.guessed.join('')}`, `${body}, guessed`)
    }
  t.end()
})

t.test('a text that gives only the contact is one segment, and names no topic', (t) => {
  for (const answer of answersWithContacts()) {
    const text = shortText(answer, context)
    t.equal(new SegmentedMessage(text).segmentsCount, 1, answer.id)
    t.notMatch(text, topicWords, answer.id)
  }
  t.end()
})

const topicWords = /hate|crime|terror|extrem|prevent|drug|alcohol|needle|waste|race|racis|police|deaf/i

t.test('what a lock screen shows of a sensitive text names no topic', async (t) => {
  const { phone } = await setUp(t)
  const sensitive = [...line.states.values()].filter((state) => state.sensitive)
  t.ok(sensitive.length > 10)
  for (const { id } of sensitive) {
    const [text = ''] = await phone.text(line.codes.get(id)!)
    t.notMatch(text.slice(0, 40), topicWords, id)
    t.ok(text.includes('You can delete this text.'), id)
  }
})

const context = { line, now: Temporal.Instant.fromEpochMilliseconds(noon) }

function answersWithContacts() {
  return [...line.states.values()].flatMap((state) =>
    state.kind === 'answer' && state.sensitive && state.contact ? [state] : [],
  )
}

function measure(text: string): string {
  const { segmentsCount } = new SegmentedMessage(text)
  return `${text.length} characters, ${segmentsCount === 1 ? '1 segment' : `${segmentsCount} segments`}`
}

function fits(t: Test, text: string, title: string): void {
  const { encodingName, segmentsCount } = new SegmentedMessage(text)
  t.equal(encodingName, 'GSM-7', title)
  t.ok(segmentsCount <= 2, `${title}: ${segmentsCount} segments`)
}
