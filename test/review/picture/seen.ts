import type { Page } from 'playwright-core'
import { SaxesParser } from 'saxes'

/** What is used of the browser's own types, which would else be known all over the project. */
interface Drawn {
  readonly id: string
  readonly tagName: string
  readonly textContent: string
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>
  closest(selector: string): Drawn
  getAttribute(name: string): string
  getBoundingClientRect(): Rect & { readonly width: number; readonly height: number }
  getTotalLength(): number
  getPointAtLength(length: number): { matrixTransform(matrix: unknown): Point }
  getScreenCTM(): unknown
}
declare const document: {
  querySelector(selector: string): Drawn
  querySelectorAll(selector: string): Iterable<Drawn>
}

/** Where something is seen in a page, in CSS pixels. */
export interface Rect {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Words in one line; `size` is their font's, in points. */
export interface Words extends Rect {
  readonly words: string
  readonly size: number
  readonly ink: string
  /** What they stand on. */
  readonly fill: string
}

/** A box, with its words in one line; `frame` is its colour, `pen` its width in points. */
export interface Box extends Rect {
  readonly id: string
  readonly words: string
  readonly lines: readonly Words[]
  readonly frame: string
  readonly pen: number
  readonly isDashed: boolean
}

/** An arrow from a row of a box to a row of another, both in words: `1 to report it to the police`. */
export interface Arrow {
  readonly from: string
  readonly row: string
  readonly to: string
  readonly toRow: string
  readonly isDashed: boolean
  /** Points along it. */
  readonly course: readonly Point[]
}

interface Point {
  readonly x: number
  readonly y: number
}

/** What can be seen of a picture; its size is in points. */
export interface Seen {
  readonly width: number
  readonly height: number
  readonly title: string
  /** Words outside of all boxes. */
  readonly heading: readonly Words[]
  readonly boxes: readonly Box[]
  readonly arrows: readonly Arrow[]
}

/** Shows an SVG in a page, at its own size, and measures what can be seen of it. @throws when it could not stand alone as XML */
export async function see(page: Page, svg: string): Promise<Seen> {
  new SaxesParser({ xmlns: true }).write(svg).close()
  await page.setContent(`<!doctype html><body style="margin: 0">${svg}</body>`)
  const whole = await page.evaluate(() => {
    const { width, height } = document.querySelector('svg').getBoundingClientRect()
    return { width: width * 0.75, height: height * 0.75, title: document.querySelector('title').textContent }
  })
  const groups = [...Map.groupBy(await marksOf(page), ({ group }) => group).values()]
  const boxes = groups.filter(([mark]) => mark!.sort.includes('node')).map(boxOf)
  const heading = groups.filter(([mark]) => mark!.sort === 'graph').flatMap(wordsOf)
  const arrows = groups.filter(([mark]) => mark!.sort === 'edge').map((marks) => arrowOf(marks, boxes))
  return { ...whole, heading, boxes, arrows }
}

/** One element that is seen, of a group whose sort is node, edge or graph. */
interface Mark extends Rect {
  readonly group: string
  readonly sort: string
  readonly words: string | undefined
  readonly attributes: Readonly<Record<string, string>>
  readonly course: readonly Point[]
}

function marksOf(page: Page): Promise<Mark[]> {
  return page.evaluate(() => {
    const courseOf = (path: Drawn) => {
      if (path.tagName !== 'path') return []
      const points = Array.from({ length: 101 }, (_, i) => path.getPointAtLength((path.getTotalLength() * i) / 100))
      return points.map((point) => point.matrixTransform(path.getScreenCTM())).map(({ x, y }) => ({ x, y }))
    }
    return [...document.querySelectorAll('text, path, polygon, polyline, ellipse')].map((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect()
      const group = element.closest('g')
      const attributes = Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]))
      const words = element.tagName === 'text' ? element.textContent : undefined
      const place = { group: group.id, sort: group.getAttribute('class'), left, right, top, bottom }
      return { ...place, words, attributes, course: courseOf(element) }
    })
  })
}

function boxOf(marks: readonly Mark[]): Box {
  const shapes = marks.filter(({ words }) => words === undefined)
  const frame = shapes.find(({ attributes }) => attributes.stroke !== 'none')!
  const lines = wordsOf(marks)
  return {
    id: frame.group,
    left: Math.min(...shapes.map(({ left }) => left)),
    right: Math.max(...shapes.map(({ right }) => right)),
    top: Math.min(...shapes.map(({ top }) => top)),
    bottom: Math.max(...shapes.map(({ bottom }) => bottom)),
    words: lines.map(({ words }) => words).join(' '),
    lines,
    frame: frame.attributes.stroke!,
    pen: Number(frame.attributes['stroke-width'] ?? 1),
    isDashed: 'stroke-dasharray' in frame.attributes,
  }
}

function wordsOf(marks: readonly Mark[]): Words[] {
  return marks.flatMap(({ words, attributes, left, right, top, bottom }, i) => {
    if (words === undefined) return []
    const rect = { left, right, top, bottom }
    const under = marks.slice(0, i).filter((mark) => mark.words === undefined && isIn(rect, mark))
    const fill = under.map(({ attributes }) => attributes.fill!).findLast((fill) => fill !== 'none') ?? '#ffffff'
    return [{ ...rect, words, size: Number(attributes['font-size']), ink: attributes.fill!, fill }]
  })
}

/** Whether something is in something else, give or take half a pixel. */
export function isIn(inner: Rect, outer: Rect): boolean {
  return (
    inner.left > outer.left - 0.5 &&
    inner.right < outer.right + 0.5 &&
    inner.top > outer.top - 0.5 &&
    inner.bottom < outer.bottom + 0.5
  )
}

/** Whether two things lie over each other by more than half a pixel. */
export function overlap(a: Rect, b: Rect): boolean {
  return (
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5
  )
}

function arrowOf(marks: readonly Mark[], boxes: readonly Box[]): Arrow {
  const { course, attributes } = marks.find(({ course }) => course.length > 0)!
  const tip = marks.find(({ course }) => course.length === 0)!
  const start = course[0]!
  const end = { x: (tip.left + tip.right) / 2, y: (tip.top + tip.bottom) / 2 }
  const from = nearest(start, boxes)
  const to = nearest(end, boxes)
  const isDashed = 'stroke-dasharray' in attributes
  return { from: from.id, row: rowAt(start.y, from), to: to.id, toRow: rowAt(end.y, to), isDashed, course }
}

function nearest({ x, y }: Point, boxes: readonly Box[]): Box {
  const distance = ({ left, right, top, bottom }: Rect) =>
    Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom))
  return boxes.reduce((best, box) => (distance(box) < distance(best) ? box : best))
}

/** A row begins at the left of its box, with its key if it has one. */
function rowAt(y: number, { left, lines }: Box): string {
  const starts = lines.flatMap((line, i) => (line.left < left + 12 ? i : []))
  const at = starts.findLastIndex((start) => lines[start]!.top <= y)
  const row = lines.slice(starts[at], starts[at + 1])
  return row.map(({ words }) => words).join(' ')
}
