import type { NoticeName } from '../flow/line.ts'
import type { WordName } from '../flow/schema.ts'

/** The words without which people in danger would be left alone. */
export const emergencyWords: ReadonlySet<WordName | NoticeName> = new Set([
  ...(['emergency', 'emergencyText', 'goodbye', 'broken', 'brokenText'] as const),
  ...(['danger', 'police'] as const),
])
