import { Graphviz } from '@hpcc-js/wasm-graphviz'
import {
  type BoxRow,
  escapeXml,
  fontAttributes,
  freeFonts,
  type Look,
  portInto,
  writeHeading,
  writeTable,
} from './box-labels.ts'

/** A picture of boxes and the arrows between them, laid out from left to right. */
export interface Drawing {
  /** Begins every id in the SVG, so that several pictures can share a page. */
  readonly id: string
  /** Above the picture, and its name to those who can't see it. */
  readonly title: string
  /** Small print under the title, line by line: what the marks mean. */
  readonly legend: readonly string[]
  readonly boxes: readonly Box[]
  readonly links: readonly Link[]
}

/** A box with rows of words. Boxes that are `last` stand in one column, to the right of all that lead to them. */
export interface Box {
  /** Small letters, digits and the marks `-`, `.` and `:`, as in an id. */
  readonly name: string
  readonly look: Look
  readonly rows: readonly BoxRow[]
  readonly last?: boolean
}

/** One end of a link: the whole box, or one of its rows. A link can end only at a row that has a key. */
export interface End {
  readonly box: string
  readonly port?: string
}

/** An arrow. */
export interface Link {
  readonly from: End
  readonly to: End
  readonly style: 'solid' | 'dashed'
}

/**
 * Lays a picture out with Graphviz, as an `<svg>` that can stand alone or in a page of HTML. Its size is in points. The same
 * picture gives the same bytes.
 */
export async function layOut(picture: Drawing): Promise<string> {
  const graphviz = await Graphviz.load()
  return finish(graphviz.layout(writeDot(picture), 'svg', 'dot'), picture)
}

/** Takes out what Graphviz adds for itself, and adds a name for those who can't see the picture. */
function finish(svg: string, { id, title }: Drawing): string {
  const name = `<title id="${id}:title">${escapeXml(title)}</title>`
  const more = `role="img" aria-labelledby="${id}:title" font-family="Arial, Helvetica, sans-serif"`
  return freeFonts(svg.slice(svg.indexOf('<svg')))
    .replace(/<!--.*?-->\n|<title>.*?<\/title>\n/gs, '')
    .replace(/<svg ([^>]*)>/, (_, given: string) => `<svg ${more} ${given}>\n${name}`)
    .trimEnd()
}

/** In inches, 180 by 257 mm: what every printer puts on a sheet of A4. */
const sheet = '7.08,10.11'

function writeDot({ id, title, legend, boxes, links }: Drawing): string {
  const last = boxes.filter(({ last }) => last).map(({ name }) => `${quote(name)};`)
  return [
    'digraph {',
    `graph [id=${quote(id)} rankdir=LR splines=polyline nodesep=0.14 ranksep=0.5 pad=0.06 size="${sheet}" bgcolor=transparent]`,
    `graph [labelloc=t labeljust=l ${fontAttributes} label=<${writeHeading(title, legend)}>]`,
    `node [shape=plain ${fontAttributes}]`,
    'edge [color="#3d3d3d" arrowsize=0.6]',
    ...boxes.map(({ name, look, rows }) => {
      return `${quote(name)} [id=${quote(`${id}:${name}`)} label=<${writeTable(look, rows)}>]`
    }),
    `{ rank=same; ${last.join(' ')} }`,
    ...links.map((link, i) => writeLink(link, `${id}:link:${i + 1}`)),
    '}',
  ].join('\n')
}

function writeLink({ from, to, style }: Link, id: string): string {
  const tail = [from.box, from.port, 'e']
  const head = [to.box, to.port && portInto(to.port), 'w']
  const [start, end] = [tail, head].map((place) => place.flatMap((name) => (name ? quote(name) : [])).join(':'))
  return `${start} -> ${end} [id=${quote(id)} style=${style}]`
}

/** Graphviz would mistake the marks in a name for its own. */
function quote(name: string): string {
  return `"${name}"`
}
