import closeWithGrace from 'close-with-grace'
import { pino } from 'pino'
import { placeOf } from './channels/turn-log.ts'
import { ConfigError, readConfig } from './config.ts'
import { StartError, startLine } from './start.ts'

/**
 * Where the log goes. A disk that is full must not stop the process: what can't be written is kept, up to a size in bytes, and
 * then left out.
 */
function openLogStream() {
  const stream = pino.destination({ fd: 1, sync: true, maxLength: 1_048_576 })
  stream.on('error', () => {})
  process.stdout.on('error', () => {})
  return stream
}

/** The process: the environment in, one line answering, and out again when it is told to stop. */
try {
  const config = readConfig(process.env)
  const log = pino({ level: config.logLevel, base: null }, openLogStream())
  const { app, greeting } = await startLine(config, log)
  closeWithGrace({ delay: 10_000, logger: false }, async ({ err }) => {
    if (err) log.fatal({ where: placeOf(err) }, 'The process broke: it stops, and must be started again.')
    await app.close()
  })
  for (const words of greeting) process.stdout.write(`${words}\n`)
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof StartError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
