import { fileURLToPath } from 'node:url'
import nunjucks from 'nunjucks'

const templates = fileURLToPath(new URL('.', import.meta.url))
const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(templates), {
  autoescape: true,
  throwOnUndefined: true,
  trimBlocks: true,
  lstripBlocks: true,
})

/** Renders a template of this folder, such as `script.njk`, to a whole page of HTML. Everything filled in is escaped. */
export function renderPage(template: string, data: object): string {
  return environment.render(template, data)
}
