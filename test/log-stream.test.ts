import { closeSync, openSync } from 'node:fs'
import { pino } from 'pino'
import t from 'tap'
import { openLogStream } from '../src/log.ts'

t.test('a log that can not be written stops nobody', async (t) => {
  const full = openSync('/dev/full', 'w')
  t.teardown(() => closeSync(full))
  const log = pino({ base: null }, openLogStream(full))
  for (let i = 0; i < 20_000; i++) log.info({ words: 'x'.repeat(100) })
  t.pass('nothing is thrown')
})
