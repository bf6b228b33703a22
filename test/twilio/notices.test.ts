import t from 'tap'
import { makeLines } from '../../src/live/pinned-lines.ts'
import { noon, setUp, shippedLine } from '../support/line.ts'

const flood = { say: 'There is a flood.', text: 'There is a flood.', from: noon, until: noon + 60_000 }

t.test('a notice is heard and read within the minute in which it comes, and not after its end', async (t) => {
  const lines = makeLines(shippedLine, async () => undefined)
  let now = noon + 30_000
  const { phone } = await setUp(t, { lines, now: () => now })
  const heard = async () => (await phone.call()).saidLast.join(' ')
  const read = async (words: string) => (await phone.text(words))[0]!
  // Whatever was answered in this minute is known by now.
  for (const words of ['hate', 'i was shouted at']) t.notMatch(await read(words), /flood/)
  t.notMatch(await heard(), /flood/)
  lines.post([flood])
  for (const words of ['hate', 'i was shouted at']) t.match(await read(words), /call 999\. There is a flood\./)
  t.match(await heard(), /There is a flood\. This is the Maidstone/)
  now = flood.until - 1
  t.match(await heard(), /flood/)
  now = flood.until
  t.notMatch(await heard(), /flood/)
  for (const words of ['hate', 'i was shouted at']) t.notMatch(await read(words), /flood/)
  lines.post([{ ...flood, until: now + 60_000 }])
  t.match(await heard(), /flood/)
  lines.post([])
  t.notMatch(await heard(), /flood/, 'taken down within the minute')
  t.notMatch(await read('hate'), /flood/)
})
