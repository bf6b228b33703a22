import { dateInWords } from '../hours/dates.ts'

/** The days from one to another, both included, as ISO 8601 writes them. */
export interface Period {
  readonly from: string
  readonly to: string
}

/** "1 to 21 November 2026": what both days share is said once. */
export function periodInWords({ from, to }: Period): string {
  if (from === to) return dateInWords(to)
  const sharesMonth = from.slice(0, 7) === to.slice(0, 7)
  const words = sharesMonth ? 1 : from.slice(0, 4) === to.slice(0, 4) ? 2 : 3
  return `${dateInWords(from).split(' ').slice(0, words).join(' ')} to ${dateInWords(to)}`
}
