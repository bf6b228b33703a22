import { fileURLToPath } from 'node:url'
import nunjucks from 'nunjucks'

const folderOf = (url: string | URL) => fileURLToPath(new URL('.', url))

/** Renders a template, which may extend `page.njk` of this folder, to a whole page of HTML. Everything filled in is escaped. */
export function renderPage(template: URL, data: object): string {
  const folders = [folderOf(template), folderOf(import.meta.url)]
  const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(folders), {
    autoescape: true,
    throwOnUndefined: true,
    trimBlocks: true,
    lstripBlocks: true,
  })
  return environment.render(template.pathname.split('/').at(-1)!, data)
}

/** Breaks words into lines of at most so many characters. The groups of a number stay together, and a longer word stays whole. */
export function wrap(words: string, width: number): string[] {
  const lines: string[] = []
  for (const word of words.split(/(?<!\d,?)\s+|\s+(?!\d)/)) {
    const longer = `${lines.at(-1)} ${word}`
    if (lines.length > 0 && longer.length <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}
