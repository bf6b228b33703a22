import type { Line } from '../../flow/line.ts'
import { sectionTitles } from '../../flow/shared-words.ts'
import { renderPage } from '../layout.ts'
import { drawLine, drawTopic } from '../picture/draw.ts'
import * as facts from './facts.ts'
import type { Chapter, Script } from './make-script.ts'

/**
 * A script as a page of HTML for paper and for the screen, with a picture of the line and of each topic. It loads nothing
 * else. The same script and line give the same bytes.
 */
export async function renderScript(script: Script, line: Line): Promise<string> {
  const chapters = []
  for (const chapter of script.chapters) chapters.push({ ...chapter, picture: await drawChapter(chapter, line) })
  const data = { script, chapters, titles: sectionTitles, keepNumbers, ...facts }
  return renderPage(new URL('script.njk', import.meta.url), data)
}

/** The picture of a chapter as an `<svg>`; '' where the line's own picture is in another chapter. */
function drawChapter({ id, topic, scenes }: Chapter, line: Line): Promise<string> | string {
  if (topic !== null) return drawTopic(line, id)
  return scenes.some(({ id }) => id === line.main) ? drawLine(line) : ''
}

/** Words in which no line breaks within a number. */
function keepNumbers(words: string): string {
  return words.replace(/(?<=\d,?) (?=\d)/g, '\u00a0')
}
