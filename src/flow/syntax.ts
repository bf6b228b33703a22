import { type Document, isAlias, isCollection, isMap, visit } from 'yaml'

/** What is wrong at an offset in a file's text, and how to mend it. */
export type OffsetProblem = readonly [offset: number, what: string, mend: string]

/** What keeps a document from being read at all; nothing only if it is a map in plain YAML. */
export function findUnreadable(document: Document, text: string): OffsetProblem[] {
  const twice = document.errors.filter(({ code }) => code === 'DUPLICATE_KEY')
  const [first] = document.errors.filter(({ code }) => code !== 'DUPLICATE_KEY').sort(byOffset)
  const found = [
    ...twice.map(({ pos: [offset] }) => duplicateKey(offset, text)),
    ...(first ? [syntaxProblem(first, document)] : findForeign(document)),
  ]
  if (found.length > 0 || isMap(document.contents)) return found
  const isEmpty = document.contents === null || String(document.contents).trim() === ''
  const what = isEmpty ? 'The file is empty.' : 'The file does not begin with a key and a colon.'
  return [[0, what, 'Put back what it held, or take the file away.']]
}

interface SyntaxError {
  readonly code: string
  readonly message: string
  readonly pos: readonly [from: number, to: number]
}

const byOffset = (a: SyntaxError, b: SyntaxError) => a.pos[0] - b.pos[0]

function duplicateKey(offset: number, text: string): OffsetProblem {
  const [key] = /^[^:\n]*/.exec(text.slice(offset))!
  return [
    offset,
    `The key ${key.trim()} is here already, further up.`,
    'Keep one of the two, or give one another name.',
  ]
}

const foreign = [
  'This is YAML shorthand (&, *, ! or ?), which flows do not use.',
  'Write the value itself, with "quotes" around it.',
] as const
const tooDeep = [
  'Things stand inside one another too deeply here.',
  'Write it like the other files, with fewer indents and brackets.',
] as const

/** What staff are told of a syntax error, by the code that the `yaml` package gives it. */
const explanations: Readonly<Record<string, readonly [what: string, mend: string]>> = {
  BAD_ALIAS: foreign,
  MULTIPLE_ANCHORS: foreign,
  TAG_RESOLVE_FAILED: foreign,
  RESOURCE_EXHAUSTION: tooDeep,
  BAD_DQ_ESCAPE: ['A \\ inside "quotes" is followed by something that it cannot stand before.', 'Take the \\ out.'],
  BAD_INDENT: [
    'This line does not begin in the right column, or a ] or } is missing above it.',
    'Begin it in the same column as the lines that it belongs with, and close every [ and {.',
  ],
  BAD_SCALAR_START: ["Words can't begin with this character.", 'Put "quotes" around them.'],
  BLOCK_AS_IMPLICIT_KEY: [
    'There is a colon in these words, or the line below them begins too far to the right.',
    'Put "quotes" around words that hold a colon, and check the indents.',
  ],
  MISSING_CHAR: [
    'A quote, bracket, comma or colon is missing here.',
    'Compare this line and the one above with others that are right.',
  ],
  MULTILINE_IMPLICIT_KEY: [
    'There is no colon with a space after it on this line.',
    'Write a key, a colon, a space and a value, or indent the line if it goes on with the words above.',
  ],
  MULTIPLE_DOCS: ['A second document begins here.', 'Take out the line of dashes or dots: a file is one document.'],
  TAB_AS_INDENT: ['This line begins with a tab.', 'Use spaces.'],
  UNEXPECTED_TOKEN: [
    'This does not belong to what stands before it.',
    'Put the words in "double quotes", with \\" for a quote inside them, or on the lines below >-.',
  ],
}

function syntaxProblem(error: SyntaxError, document: Document): OffsetProblem {
  const offset = error.pos[0]
  if (error.message.startsWith('Missing closing'))
    return [
      startOfQuoted(document, offset),
      'The quotes that begin here do not end, or words go on after them.',
      'End the words with the same quote; inside "quotes" write \\" for one.',
    ]
  return [
    offset,
    ...(explanations[error.code] ?? [
      `The file can't be read from here on: ${error.message}.`,
      'Look at the indents, quotes and colons of this line and of the one above.',
    ]),
  ]
}

function startOfQuoted(document: Document, offset: number): number {
  let start = offset
  visit(document, {
    Scalar(_, { range }) {
      if (range && range[0] <= offset && offset <= range[1]) start = range[0]
    },
  })
  return start
}

/** More steps than any flow needs, and few enough for every walk over the document. */
const deepest = 30

function findForeign(document: Document): OffsetProblem[] {
  const found: OffsetProblem[] = []
  visit(document, {
    Pair(_, { key }) {
      if (isCollection(key)) found.push([key.range![0], ...foreign])
    },
    Node(_, node, { length }) {
      const [offset] = node.range!
      if (isAlias(node) || node.anchor || node.tag) found.push([offset, ...foreign])
      if (length <= deepest) return
      found.push([offset, ...tooDeep])
      return visit.BREAK
    },
  })
  return found
}
