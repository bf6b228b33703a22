/** The words of a picture as Graphviz' HTML-like labels. */
import { wrap } from '../layout.ts'

/** How a box looks. Colours are `#rrggbb`; `pen` is the width of the frame in points. */
export interface Look {
  readonly frame: string
  readonly fill: string
  readonly pen: number
  readonly style: 'solid' | 'dashed' | 'rounded'
}

/** A row of a box: words, which are wrapped, and perhaps a key before them. A link may begin or end at its `port`. */
export interface BoxRow {
  readonly tone: 'head' | 'plain' | 'small' | 'mark'
  readonly key?: string
  readonly words: string
  readonly port?: string
}

/** Boxes are laid out for Verdana, which is wider than Arial and all its substitutes, so that the words fit whatever font shows them. */
const fontOfLayout = 'Verdana'

/** The attributes of everything that has a label. */
export const fontAttributes = `fontname=${fontOfLayout} fontcolor="#1a1a1a"`

/** Takes the font of the layout out of an SVG, so that its words are shown in the font around them. */
export function freeFonts(svg: string): string {
  return svg.replaceAll(` font-family="${fontOfLayout}"`, '').replaceAll(fakeStyle, '')
}

/** Graphviz sets plain words lower than bold ones, so they are italic until the layout is done. */
const fakeStyle = ' font-style="italic"'

/** Points. */
const sizes = { title: 13, text: 10, small: 9 }
const markInk = '#ffffff'
/** The fill of rows of the tone `mark`. */
export const markFill = '#6a1b7a'

/** In characters: boxes of this width can stand in four columns on a sheet of A4. */
const widest = 22
const widestTitle = 54
/** In points, so that the boxes of a column line up. */
const narrowest = 126

/** The label of a picture: its title, and the lines of small print under it. */
export function writeHeading(title: string, legend: readonly string[]): string {
  const name = wrap(title, widestTitle).map((line) => inSize(sizes.title, bold(escapeLabel(line))))
  return stack([...name, ...legend.map((line) => toned('small', line))])
}

/** The label of a box. */
export function writeTable({ frame, fill, pen, style }: Look, rows: readonly BoxRow[]): string {
  const shape = `BORDER="${pen}" COLOR="${frame}" BGCOLOR="${fill}" STYLE="${style}" WIDTH="${narrowest}"`
  return `<TABLE ${shape} CELLBORDER="0" CELLSPACING="0" CELLPADDING="2">${rows.map(writeRow).join('')}</TABLE>`
}

function writeRow({ tone, key, words, port }: BoxRow): string {
  const out = port === undefined ? '' : ` PORT="${port}"`
  const cell = stack(linesOf(words).map((line) => toned(tone, line)))
  if (key === undefined) {
    const fill = tone === 'mark' ? ` BGCOLOR="${markFill}" CELLPADDING="1"` : ''
    return `<TR><TD COLSPAN="2" ALIGN="LEFT"${fill}${out}>${cell}</TD></TR>`
  }
  const into = port === undefined ? '' : ` PORT="${portInto(port)}"`
  const keyCell = `<TD ALIGN="LEFT" VALIGN="TOP" CELLPADDING="3"${into}>${toned('head', key)}</TD>`
  return `<TR>${keyCell}<TD ALIGN="LEFT" WIDTH="${narrowest}"${out}>${cell}</TD></TR>`
}

/** Where links reach a row: at its key, on the left. They leave it at the port itself, which is its words, on the right. */
export function portInto(port: string): string {
  return `${port} key`
}

/** Lines under each other: as rows of a table of their own, or their spacing would differ from tone to tone. */
function stack(lines: readonly string[]): string {
  const rows = lines.map((line) => `<TR><TD ALIGN="LEFT">${line}</TD></TR>`)
  return `<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="1">${rows.join('')}</TABLE>`
}

/** Wrapped words; a word that is longer than a line is cut. */
function linesOf(words: string): string[] {
  return wrap(words.replace(new RegExp(`\\S{${widest}}(?=\\S)`, 'gu'), '$& '), widest)
}

function toned(tone: BoxRow['tone'], words: string): string {
  const escaped = escapeLabel(words)
  if (tone === 'plain') return inSize(sizes.text, light(escaped))
  if (tone === 'head') return inSize(sizes.text, bold(escaped))
  if (tone === 'small') return inSize(sizes.small, light(escaped))
  return inSize(sizes.small, `<FONT COLOR="${markInk}">${bold(escaped)}</FONT>`)
}

function inSize(points: number, words: string): string {
  return `<FONT POINT-SIZE="${points}">${words}</FONT>`
}

function bold(words: string): string {
  return `<B>${words}</B>`
}

function light(words: string): string {
  return `<I>${words}</I>`
}

/** Graphviz reads a label as XML, and then expands what follows a backslash. */
function escapeLabel(words: string): string {
  return escapeXml(words).replaceAll('\\', '\\\\')
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Words as XML. Characters that XML can't hold were removed when the flows were read (see typography.ts). */
export function escapeXml(words: string): string {
  return words.replace(/[&<>"]/g, (character) => entities[character]!)
}
