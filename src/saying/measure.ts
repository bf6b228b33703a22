import { SegmentedMessage } from 'sms-segments-calculator'
import type { Speech, SpeechPart } from '../line/reply.ts'

/** How fast a telephone voice speaks: words, and seconds for a digit and for the pauses of punctuation (CALLERS 2.3). */
const wordsPerSecond = 2.8
const secondsPerDigit = 0.4
const secondsPerStop = 0.5
const secondsPerComma = 0.25
/** Between the groups of a number (CALLERS 2.2). */
const secondsBetweenGroups = 0.35

/** About how many seconds it takes to hear something. */
export function secondsOf(speech: Speech): number {
  return speech.reduce((sum, part) => sum + secondsOfPart(part), 0)
}

/** About how many seconds pass until the first digit of the first phone number; undefined when there is none. */
export function secondsToNumber(speech: Speech): number | undefined {
  const first = speech.findIndex((part) => typeof part === 'object' && 'digits' in part)
  return first < 0 ? undefined : secondsOf(speech.slice(0, first))
}

function secondsOfPart(part: SpeechPart): number {
  if (typeof part === 'string') return secondsOfWords(part)
  if ('pause' in part) return part.pause / 1000
  return part.digits.join('').length * secondsPerDigit + (part.digits.length - 1) * secondsBetweenGroups
}

function secondsOfWords(words: string): number {
  const count = (pattern: RegExp) => words.match(pattern)?.length ?? 0
  const spoken = count(/[\p{L}\p{N}][\p{L}\p{N}'-]*/gu) / wordsPerSecond
  return spoken + count(/[.?!:;]/g) * secondsPerStop + count(/,/g) * secondsPerComma
}

/** What is heard, on one line: `call 9 9 9.`, and `0 8 0 0, 1 3 8, 1 6 2 4` for a number in groups. */
export function wordsOfSpeech(speech: Speech): string {
  const words = speech.map((part) => {
    if (typeof part === 'string') return part
    return 'pause' in part ? ' ' : part.digits.map((group) => [...group].join(' ')).join(', ')
  })
  return words
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,.;:!?])/g, '')
    .trim()
}

/** What a text costs. A segment is a part of 160 GSM-7 units, or of 153 where there are several; the euro sign counts two. */
export interface TextSize {
  readonly units: number
  readonly segments: number
}

/** Of GSM-7, which is all that a compiled line can text. */
const bitsPerUnit = 7

/** Counts a text as Twilio does (https://www.twilio.com/docs/glossary/what-sms-character-limit). */
export function sizeOf(text: string): TextSize {
  const { messageSize, segmentsCount } = new SegmentedMessage(text)
  return { units: messageSize / bitsPerUnit, segments: segmentsCount }
}
