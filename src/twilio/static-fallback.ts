import type { Line } from '../flow/line.ts'
import { speak } from '../line/render-words.ts'
import { renderFallback } from './twiml.ts'

/**
 * What Twilio's fallback URL should answer when the line itself cannot: emergency words and numbers, made from the flows and
 * then static. Hours are left out by its words, so the moment at which it is made makes no difference.
 */
export function renderStaticFallback(line: Line): string {
  const context = { line, now: Temporal.Instant.fromEpochMilliseconds(0) }
  const { emergency, broken, goodbye } = line.words
  const sorry = [emergency, broken, goodbye].flatMap((words) => [...speak(words, context), ' '])
  return renderFallback(sorry, line)
}
