import type { Line } from '../flow/line.ts'
import { withoutOwnWords } from './own-words.ts'
import { isAutomaticReply, isReaction } from './phone-written.ts'

/** Below their text, what phones and mail programs say of themselves. */
const signature =
  /(?:^|[\s.,–—-]+)(?:sent from my (?:iphone|ipad|apple watch|android(?: phone| device)?|samsung(?: galaxy)?(?: \w+)?|galaxy|huawei(?: mobile)?|pixel|xiaomi|nokia|blackberry|windows phone|phone|mobile(?: phone)?|tablet)|sent from (?:outlook|yahoo mail|mail|gmail)(?: (?:for|on) \w+)?|get outlook for \w+)[\s.]*$/i

/** What mail programs put above a text that they quote, with all that follows. */
const quotedBelow = /(?:^|\n)(?:-+ ?original message ?-+|on .{6,80} wrote:)[\s\S]*$/i
/** Lines that are quoted. */
const quotedLines = /^\s*>.*$/gm
/** What stands before an answer to a text, or before a text that somebody passes on. */
const heading = /^\s*(?:(?:replying to|in reply to|replied to) ["“][^"”]*["”]\s*[:–—-]?\s*|(?:fwd?|re):\s*)/i

/** What each of them holds: most texts need no longer look. */
const mayQuote = /[>:]|original message|sent from|get outlook|repl(?:ying|ied) to/i

/** What a person wrote of a text; undefined if a phone wrote it, or if nothing is left of it. */
export function personsWords(line: Line, body: string): string | undefined {
  if (isReaction(body) || isAutomaticReply(body)) return undefined
  const own = withoutOwnWords(line, withoutQuotes(body)).trim()
  return own === '' && body.trim() !== '' ? undefined : own
}

function withoutQuotes(body: string): string {
  if (!mayQuote.test(body)) return body
  return body.replace(quotedBelow, '').replace(quotedLines, '').replace(heading, '').replace(signature, '')
}
