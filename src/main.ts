import closeWithGrace from 'close-with-grace'
import { pino } from 'pino'
import { ConfigError, readConfig } from './config.ts'
import { ignore, openLogStream, untilLogged, whereOf } from './log.ts'
import { StartError, startLine } from './start.ts'

/** The process: it reads the environment, answers on one line, and stops when it is told to. */
try {
  const config = readConfig(process.env)
  const log = pino({ level: config.logLevel, base: null }, openLogStream(1))
  const { app, greeting } = await startLine(config, log)
  closeWithGrace({ delay: 10_000, logger: false }, async ({ err }) => {
    if (err) log.fatal({ where: whereOf(err) }, 'The process broke: it stops, and must be started again.')
    await app.close()
  })
  process.stdout.on('error', ignore)
  await untilLogged()
  for (const words of greeting) process.stdout.write(`${words}\n`)
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof StartError)) throw error
  await untilLogged()
  process.stderr.write(`${error.message}\n`)
  // At once: a check in a child process may be under way.
  process.exit(1)
}
