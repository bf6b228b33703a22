import { execFile } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { pino } from 'pino'
import t from 'tap'
import { openLogStream } from '../src/log.ts'

t.test('a log that can not be written stops nobody', async (t) => {
  const full = openSync('/dev/full', 'w')
  t.teardown(() => closeSync(full))
  const log = pino({ base: null }, openLogStream(full))
  for (let turn = 0; turn < 20; turn++) {
    for (let i = 0; i < 1_000; i++) log.info({ words: 'x'.repeat(100) })
    await sleep(25)
  }
  t.pass('nothing is thrown')
})

t.test('what was logged last is written before the process ends', async (t) => {
  const script = `
    import { pino } from 'pino'
    import { openLogStream } from './src/log.ts'
    const log = pino({ base: null }, openLogStream(1))
    log.info({ words: 'first' })
    log.info({ words: 'last' })
    process.exit()`
  const args = ['--input-type=module', '--eval', script]
  const { stdout } = await promisify(execFile)(process.execPath, args)
  t.match(
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
    [{ words: 'first' }, { words: 'last' }],
  )
})
