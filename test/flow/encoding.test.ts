import fc from 'fast-check'
import t from 'tap'
import type { CheckContext } from '../../src/check/rule.ts'
import { plainCharacters } from '../../src/check/rules/plain-characters.ts'
import { compileLine } from '../../src/flow/compile.ts'
import { decodeFlowFile } from '../../src/flow/encoding.ts'
import { printProblem } from '../../src/flow/problem.ts'
import { cleanLine } from '../check/clean-line.ts'
import { replace, smallLine } from './small-line.ts'

const problemsOf = (file: string, bytes: Buffer): string[] => {
  const compiled = compileLine(replace(file, decodeFlowFile(bytes), smallLine))
  return 'line' in compiled ? [] : compiled.problems.map(printProblem)
}

/** The bytes of a text with each stray byte as it was. */
function bytesOf(text: string): Buffer {
  const parts = Array.from(text, (character) => {
    const code = character.codePointAt(0)!
    return code >= 0xdc80 && code <= 0xdcff ? Buffer.of(code - 0xdc00) : Buffer.from(character)
  })
  return Buffer.concat(parts)
}

t.test('text is what it was, and of bytes that are none no byte is lost', async (t) => {
  const text = fc.property(fc.string({ unit: 'binary' }), (text) => decodeFlowFile(Buffer.from(text)) === text)
  t.doesNotThrow(() => fc.assert(text, { seed: 2026 }))
  t.equal(decodeFlowFile(Buffer.from('\ufeffid: hate')), '\ufeffid: hate')
  const piece = fc.oneof(fc.uint8Array({ maxLength: 6 }), fc.string({ unit: 'binary', maxLength: 2 }).map(Buffer.from))
  const bytes = fc.array(piece).map((pieces) => Buffer.concat(pieces))
  const mixed = fc.property(bytes, (bytes) => bytesOf(decodeFlowFile(bytes)).equals(bytes))
  t.doesNotThrow(() => fc.assert(mixed, { numRuns: 2_000, seed: 2026 }))
})

const mend =
  'Open it in an editor that shows all of its words as they should be, and save it as UTF-8: in Notepad with Save as, Encoding.'

/** The hate topic with a line before it that has something in it, in another encoding. */
const hate = (before: string) => Buffer.from(`# The\n# ${before}\n${smallLine.get('hate.yaml')}`, 'latin1')
const utf16 = Buffer.from(`\ufeff${smallLine.get('hate.yaml')}`, 'utf16le')

const files: [what: string, bytes: Buffer, problem: string][] = [
  [
    'a curly quote of Windows-1252',
    hate('don\x92t'),
    'hate.yaml:2: The file is not saved as UTF-8 but as Windows-1252: here it holds the byte of ’.',
  ],
  [
    'a letter of Latin-1',
    hate('caf\xe9'),
    'hate.yaml:2: The file is not saved as UTF-8 but as Latin-1 or Windows-1252: here it holds the byte of é.',
  ],
  [
    'a pound of Latin-1',
    hate('\xa35'),
    'hate.yaml:2: The file is not saved as UTF-8 but as Latin-1 or Windows-1252: here it holds the byte of £.',
  ],
  [
    'a letter cut in two',
    hate('\xe2\x80'),
    'hate.yaml:2: The file is not saved as UTF-8 but as Windows-1252: here it holds the byte of â.',
  ],
  [
    'half UTF-8',
    hate('\xe2\x80\x99 and \x93'),
    'hate.yaml:2: The file is not saved as UTF-8 but as Windows-1252: here it holds the byte of “.',
  ],
  [
    'an overlong sequence',
    hate('\xc0\xaf\x81'),
    'hate.yaml:2: The file is not saved as UTF-8: here it holds the byte of À.',
  ],
  [
    'a byte that is no character',
    hate('\x81'),
    'hate.yaml:2: The file is not saved as UTF-8: here it holds the byte 81, which is no character.',
  ],
  ['UTF-16 as Windows writes it', utf16, 'hate.yaml:1: The file is saved as UTF-16 and not as UTF-8.'],
  [
    'UTF-16 in the other order',
    Buffer.from(utf16).swap16(),
    'hate.yaml:1: The file is saved as UTF-16 and not as UTF-8.',
  ],
  ['UTF-16 without its mark', utf16.subarray(2), 'hate.yaml:1: The file is saved as UTF-16 and not as UTF-8.'],
]

t.test('a file in another encoding is named, with how to save it', async (t) => {
  for (const [what, bytes, problem] of files) t.strictSame(problemsOf('hate.yaml', bytes), [`${problem} ${mend}`], what)
  const holidays = Buffer.from('{"division":"caf\xe9"}', 'latin1')
  t.match(problemsOf('bank-holidays.json', holidays), [
    /^bank-holidays\.json:1: The file is not saved as UTF-8 but as Latin-1/,
  ])
  t.match(problemsOf('line.yaml', Buffer.from('title: caf\xe9', 'latin1')), [
    /^line\.yaml:1: The file is not saved as UTF-8/,
  ])
  t.strictSame(problemsOf('hate.yaml', Buffer.from(`\ufeff# don’t\n${smallLine.get('hate.yaml')}`)), [])
})

const lost = 'the mark of a letter that was lost'
const again = 'Write the letter again, and take out what nobody can see.'
const unseen = 'a character that nobody can see'
const spaces = 'Type the space again, or take it out.'

const heard: [words: string, what: string, mend: string][] = [
  ['Don\ufffdt go', `The words hold ${lost}.`, again],
  ['Don\\uFFFDt go', `The words hold ${lost}.`, again],
  ['Go\\x07 to', `The words hold ${unseen}.`, spaces],
  ['Go\u0092 to', `The words hold ${unseen}.`, spaces],
  ['Go\u202e to', `The words hold ${unseen}.`, spaces],
  ['Go\\u2066 to', `The words hold ${unseen}.`, spaces],
  ['Go\u200d to', `The words hold ${unseen}.`, spaces],
  ['Go\\u0000 to', `The words hold ${unseen}.`, spaces],
  ['Go\ue000 to', `The words hold ${unseen}.`, spaces],
]

const garbled: [words: string, what: string][] = [
  ['Donâ€™t go', '"â€™" was once "’"'],
  ['â€œGoâ€\u009d to', '"â€œ" was once "“" and "â€\u009d" was once "”"'],
  ['Pay Â£5 to', '"Â£" was once "£"'],
  ['Hello ðŸ‘® at', '"ðŸ‘®" was once "👮"'],
  ['The cafÃ© of', '"Ã©" was once "é"'],
  ['Miss ZiÃ³Å‚ek of', '"Ã³Å‚" was once "ół"'],
]

/** What the rule finds in a line that says these words. */
function foundIn(words: string): string[] {
  const drugs = cleanLine.get('drugs.yaml')!.replace('say: "Go to', `say: "${words}`)
  const compiled = compileLine(replace('drugs.yaml', drugs, cleanLine))
  if ('problems' in compiled) return compiled.problems.map(printProblem)
  const context = { locator: compiled.locator, wordings: [] } as unknown as CheckContext
  return [...plainCharacters.find(context)].map(
    ({ subject, what, mend }) => `${JSON.stringify(subject)} ${what} ${mend}`,
  )
}

t.test('nothing is heard that was lost or that nobody can see', async (t) => {
  const place = '{"file":"drugs.yaml","line":19}'
  for (const [words, what, mend] of heard)
    t.strictSame(foundIn(words), [`${place} ${what} ${mend}`], JSON.stringify(words))
  for (const [words, what] of garbled) t.match(foundIn(words)[0], `${place} ${what}`, JSON.stringify(words))
  t.strictSame(foundIn('The café of Zoë Ziółek, Łódź and Ștefan'), [], 'letters with marks are words like others')
  t.match(
    foundIn('The “CAFÉ”'),
    [/ The words hold “ and ”\. /],
    'a letter and a quote are no letter of another alphabet',
  )
})
