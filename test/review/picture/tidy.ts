import type { Test } from 'tap'
import { type Arrow, isIn, overlap, type Rect, type Seen } from './seen.ts'

/** A sheet of A4, upright, within margins of 15 mm: in points. */
const sheet = { width: (180 / 25.4) * 72, height: (267 / 25.4) * 72 }

/** The smallest words of a picture that is fitted to the sheet, in points. */
export function smallestOf({ width, height, heading, boxes }: Seen): number {
  const words = [...heading, ...boxes.flatMap(({ lines }) => lines)]
  const scale = Math.min(1, sheet.width / width, sheet.height / height)
  return scale * Math.min(...words.map(({ size }) => size))
}

/** Checks that nothing lies over anything else, and that everything can be read. */
export function checkTidy(t: Test, { boxes, heading, arrows, title }: Seen): void {
  const words = [...heading, ...boxes.flatMap(({ lines }) => lines)]
  const outside = boxes.flatMap((box) => box.lines.filter((line) => !isIn(line, box)))
  t.strictSame(outside, [], `${title}: all words are within their boxes`)
  t.strictSame(overlapping(words), [], 'no words overlap')
  t.strictSame(overlapping(boxes), [], 'no boxes overlap')
  t.strictSame(
    heading.filter((line) => boxes.some((box) => overlap(line, box))),
    [],
    'the heading is outside of the boxes',
  )
  t.strictSame(
    arrows.filter(({ course }) => course.some((point) => isOver(point, [...heading, ...boxes.map(shrunk)]))),
    [],
    'arrows run beside the boxes and the heading',
  )
  t.strictSame(
    words.filter(({ ink, fill }) => contrast(ink, fill) < 4.5),
    [],
    'all words stand out',
  )
}

function isOver({ x, y }: Arrow['course'][number], things: readonly Rect[]): boolean {
  return things.some(({ left, right, top, bottom }) => x > left && x < right && y > top && y < bottom)
}

/** Pairs of things that lie over each other. */
function overlapping(things: readonly (Rect & { readonly words: string })[]): string[] {
  return things.flatMap((a, i) => things.slice(i + 1).flatMap((b) => (overlap(a, b) ? `${a.words} / ${b.words}` : [])))
}

/** Arrows begin and end at the frame of a box. */
function shrunk({ left, right, top, bottom }: Rect): Rect {
  return { left: left + 4, right: right - 4, top: top + 4, bottom: bottom - 4 }
}

/** As WCAG 2.2 counts it: of two colours like `#1a1a1a`. */
function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((a, b) => a - b) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
