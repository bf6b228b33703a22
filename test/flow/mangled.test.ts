import fc from 'fast-check'
import t from 'tap'
import { compileLine } from '../../src/flow/compile.ts'
import type { FlowFiles } from '../../src/flow/files.ts'
import { findFaults } from './faults.ts'
import { replace, smallLine } from './small-line.ts'

/** Text that means something in YAML or in words, and text that should never be there. */
const scrap = fc.oneof(
  fc.constantFrom(
    ...' \n\t:-#&*!|>%@`"\'{}[],?\\',
    '---',
    '...',
    '<<: *a',
    '!!binary ',
    '\r\n',
    '\ufeff',
    '\0',
    '\ud800',
  ),
  fc.constantFrom(
    '{contact.phone}',
    '{#hate}',
    '__proto__',
    'constructor',
    'null',
    '~',
    'yes',
    '0800',
    '٣٣٣',
    '👮',
    "''",
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
)

type Mangle = (text: string) => string

/** Positions are parts of the whole, so that they fall inside any text. */
const part = fc.double({ min: 0, max: 1, noNaN: true })
const cut = (text: string, at: number) => Math.floor(at * text.length)
const lineAt = (lines: readonly string[], at: number) => Math.min(Math.floor(at * lines.length), lines.length - 1)

function onLines(change: (lines: string[], from: number, to: number) => void): fc.Arbitrary<Mangle> {
  return fc.tuple(part, part).map(([from, to]) => (text: string) => {
    const lines = text.split('\n')
    change(lines, lineAt(lines, from), lineAt(lines, to))
    return lines.join('\n')
  })
}

const mangle: fc.Arbitrary<Mangle> = fc.oneof(
  onLines((lines, from) => lines.splice(from, 1)),
  onLines((lines, from, to) => ([lines[from], lines[to]] = [lines[to]!, lines[from]!])),
  onLines((lines, from, to) => lines.splice(to, 0, lines[from]!)),
  onLines((lines, from, to) => lines.splice(Math.min(from, to), Math.abs(from - to))),
  onLines((lines, from) => (lines[from] = `  ${lines[from]}`)),
  fc.tuple(part, scrap, fc.boolean()).map(([at, put, over]) => (text: string) => {
    const place = cut(text, at)
    return text.slice(0, place) + put + text.slice(place + (over ? 1 : 0))
  }),
  // JSON is YAML: whole files, values and keys of any kind and depth.
  fc.json({ maxDepth: 6 }).map((json) => () => json),
  fc.tuple(part, fc.json()).map(([at, json]) => (text: string) => {
    const lines = text.split('\n')
    const line = lineAt(lines, at)
    return lines.with(line, lines[line]!.replace(/:.*$/, `: ${json}`)).join('\n')
  }),
)

const mangledFiles: fc.Arbitrary<FlowFiles> = fc
  .array(fc.tuple(fc.constantFrom(...smallLine.keys()), mangle), { minLength: 1, maxLength: 4 })
  .map((changes) =>
    changes.reduce((files, [file, change]) => replace(file, change(files.get(file)!), files), smallLine),
  )

t.test('whatever is done to the files, they are a whole line or have problems', async (t) => {
  let lines = 0
  const property = fc.property(mangledFiles, (files) => {
    const compiled = compileLine(files)
    if ('line' in compiled) {
      lines++
      return t.strictSame(findFaults(compiled.line), [])
    }
    for (const { file, line, what, mend } of compiled.problems) {
      const length = files.get(file)?.split('\n').length ?? 0
      if (line < 0 || line > length || !/^[^a-z].*\.$/s.test(what) || !/[.-]$/.test(mend))
        throw new Error(`not a problem that staff can mend: ${JSON.stringify({ file, line, what, mend })}`)
    }
    return compiled.problems.length > 0
  })
  fc.assert(property, { numRuns: 300, seed: 2026 })
  t.ok(lines > 0 && lines < 300, 'some of them are lines, some are not')
})
