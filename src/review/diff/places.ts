import { keysAndTitle } from '../../content/in-words.ts'
import type { Mention } from '../../content/where-said.ts'
import type { Line } from '../../flow/line.ts'
import { textReplies } from '../../flow/replies.ts'
import { sharedWords } from '../../flow/shared-words.ts'

/**
 * Each place of some mentions once, with how they are met there: "2 Hate crime (read)", "when their line is busy (heard)",
 * or without that where they are both heard and read.
 */
export function placesInWords(mentions: readonly Mention[], line: Line): string[] {
  const byPlace = Map.groupBy(mentions, (mention) => placeOf(mention, line))
  return [...byPlace].map(([place, found]) => {
    const channels = new Set(found.map(({ channel }) => channel))
    if (channels.size > 1) return place
    return channels.has('voice') ? `${place} (heard)` : `${place} (read)`
  })
}

function placeOf({ subject }: Mention, line: Line): string {
  if ('state' in subject) return keysAndTitle(subject.state, line)
  return 'words' in subject ? sharedWords[subject.words].when : textReplies[subject.reply].when
}
