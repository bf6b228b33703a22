import type { Config } from '../../config.ts'
import { checkFolder, checkHolidays } from './flows.ts'
import { checkLive } from './live.ts'
import { checkPublicUrl } from './public-url.ts'
import type { Result } from './result.ts'
import { checkSettings } from './settings.ts'
import { checkStore } from './store.ts'
import { checkTwilio } from './twilio.ts'

/** Looks at everything that a line depends on, from the environment inwards; what is found comes as it is found. */
export async function* runPreflight(config: Config, now: Temporal.Instant): AsyncGenerator<Result, void> {
  yield* checkSettings(config)
  const answering = yield* checkPublicUrl(config, now)
  yield* checkTwilio(config)
  const folder = yield* checkFolder(config.flowsDir, now)
  const live = yield* checkStore(config)
  if (live) yield* checkLive(live, { answering, folder }, now)
  const files = live?.files ?? folder
  if (files) yield checkHolidays(files, now)
}
