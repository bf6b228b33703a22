/** Why a service is closed, or has other hours, in the words of staff. */
import type { Refusal } from './read-windows.ts'

/** Letters, figures and punctuation that GSM-7 carries: one other character more than halves what a text can hold. */
const textable = /^[\w .,;:'"!?()&%+/£éèùìòàÄÖÑÜäöñü-]+$/

/** Reads a reason. It goes into the middle of a sentence, so it loses its full stop. */
export function readReason(written: unknown): { reason: string } | Refusal {
  if (typeof written !== 'string' || written.trim() === '') {
    return { what: 'the reason is missing', mend: 'write a reason such as "staff training"' }
  }
  const reason = written.trim().replace(/\s+/g, ' ').replace(/\.$/, '')
  if (textable.test(reason)) return { reason }
  const simple = reason.replace(/[‘’`]/g, "'").replace(/[“”]/g, '"').replace(/[–—]/g, '-')
  return {
    what: `the reason "${reason}" has a character that a text message does not carry well`,
    mend: textable.test(simple) ? `write "${simple}"` : 'use plain letters, figures and punctuation',
  }
}
