import t from 'tap'
import { makeTurnLog } from '../src/turn-log.ts'
import { makeSink } from './support/sink.ts'

t.test('a turn of any kind is one line, however many kinds there are', (t) => {
  const { pino, lines } = makeSink()
  const logTurn = makeTurnLog(pino)
  const turns = Array.from({ length: 3_000 }, (_, i) => {
    const of = { revision: `revision ${i % 1_100}`, channel: i % 2 ? 'voice' : 'sms' } as const
    return { ...of, input: 'text', outcome: 'replied', ms: i } as const
  })
  for (const turn of turns) logTurn(turn)
  t.strictSame(
    lines.map(({ level, time, ...turn }) => turn),
    turns,
  )
  t.end()
})
