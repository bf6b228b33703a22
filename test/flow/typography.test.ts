import fc from 'fast-check'
import t from 'tap'
import { foreignIn, normaliseTypography } from '../../src/flow/typography.ts'

/** What characters are read as, beside plain ones. */
const readAs: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'‘’‚′`´'].map((character) => [character, "'"])),
  ...Object.fromEntries([...'“”„″'].map((character) => [character, '"'])),
  ...Object.fromEntries([...'–—‐‑−•'].map((character) => [character, '-'])),
  ...Object.fromEntries([...'\u00a0\u2009\u202f\t'].map((character) => [character, ' '])),
  ...Object.fromEntries([...'\u200b\ufeff\u00ad'].map((character) => [character, ''])),
  '…': '...',
}

/** Letters, marks, numbers, punctuation, symbols and spaces, but for those that stand for something lost. */
const isSayable = (character: string) => /[\t\n\r]|(?![\uFFFC\uFFFD])[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Z}]/u.test(character)

/** The plain definition: each character on its own, and then the white space. */
function mend(words: string): string {
  const kept = [...words].filter((character) => character in readAs || isSayable(character))
  const read = kept.map((character) => readAs[character] ?? character)
  return read.join('').split(/\s+/).filter(Boolean).join(' ')
}

const pieces = fc.oneof(
  fc.constantFrom(
    'a',
    'Call 999',
    ' ',
    '  ',
    '\n',
    '\u2003',
    '\u2028',
    '\ud83d',
    '\udc6e',
    '\0',
    '👮',
    'é',
    '\x7f',
    '\x92',
    '\u202e',
    '\u200d',
    '\ufffc',
    '\ufffd',
    '\ue000',
  ),
  fc.constantFrom(...Object.keys(readAs)),
  fc.string({ unit: 'binary-ascii' }),
  fc.string({ unit: 'binary', maxLength: 4 }),
)
const words = fc.array(pieces).map((all) => all.join(''))

t.test('words are mended character by character, whether they are plain already or not', async (t) => {
  const property = fc.property(words, (words) => {
    const foreign = [...new Set(words)].filter((character) => character !== '\t')
    const expected = foreign.filter((character) => character in readAs || !isSayable(character))
    return normaliseTypography(words) === mend(words) && foreignIn(words).join('|') === expected.join('|')
  })
  t.doesNotThrow(() => fc.assert(property, { numRuns: 3000, seed: 2026 }))
})
