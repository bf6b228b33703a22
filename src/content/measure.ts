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

/** A phone number in speech, `0800 138 1624`, and about how many seconds pass before its first digit. */
export interface HeardNumber {
  readonly number: string
  readonly seconds: number
}

/** The phone numbers in speech, each where it is first heard. */
export function numbersIn(speech: Speech): HeardNumber[] {
  const heard = new Map<string, HeardNumber>()
  for (const [i, part] of speech.entries()) {
    if (typeof part === 'string' || 'pause' in part) continue
    const number = part.digits.join(' ')
    if (!heard.has(number)) heard.set(number, { number, seconds: secondsOf(speech.slice(0, i)) })
  }
  return [...heard.values()]
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

/** Speech on one line: `call 9 9 9.`, and `0 8 0 0, 1 3 8, 1 6 2 4` for a number in groups. */
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

/** What a text costs: its units, and the segments that it is sent in. */
export interface TextSize {
  readonly units: number
  readonly segments: number
}

/** A single segment holds 160 units, each of several 153 (https://www.twilio.com/docs/glossary/what-sms-character-limit). */
const unitsAlone = 160
export const unitsInEach = 153

/** The characters of GSM-7's extension table, which take two units and are never split between segments. */
export const doubles = /[\^{}\\[\]~|€]/g

/** Counts a text as Twilio does. All that a compiled line can text is GSM-7. */
export function sizeOf(text: string): TextSize {
  const units = text.length + (text.match(doubles)?.length ?? 0)
  return { units, segments: units <= unitsAlone ? 1 : countSegments(text) }
}

function countSegments(text: string): number {
  let segments = 1
  let used = 0
  for (const character of text) {
    const units = character.search(doubles) === 0 ? 2 : 1
    if (used + units > unitsInEach) {
      segments++
      used = 0
    }
    used += units
  }
  return segments
}
