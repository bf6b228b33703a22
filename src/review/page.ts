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
