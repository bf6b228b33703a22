import { createHash } from 'node:crypto'
import { bytesOfWord, pushNumber, readBytes } from './bytes.ts'
import { type Example, meaningsOf } from './examples.ts'
import { type HashTable, makeHashTable, put } from './hash-table.ts'
import { type Meaning, nameOfMeaning } from './meaning.ts'

/** The way of learning: whoever changes the features of a text or this format counts it up, and all is learnt anew. */
const learner = 1

/** How well a line answers texts that it has not learnt from, as cross-validation measured it: numbers of texts. */
export interface Figures {
  readonly texts: number
  readonly right: number
  readonly harmful: number
  /** Those for which only danger is right, and how many of them were met. */
  readonly danger: number
  readonly dangerMet: number
  /** How many of all others were taken for danger. */
  readonly falseDanger: number
}

/** What was learnt of a feature of texts. */
export interface Votes {
  /** How much it tells, up to 255: the rarer it is, the more. */
  readonly rarity: number
  /** By the number of the meaning, from -127 to 127. */
  readonly votes: readonly (readonly [meaning: number, votes: number])[]
}

/** An example among those that a text is compared with. */
export interface Neighbour {
  /** The hash of the whole text. */
  readonly whole: number
  /** The number of its meaning. */
  readonly meaning: number
  /** The sum of the squares of the rarities of all its features. */
  readonly squares: number
}

/** What is learnt from examples, before it is written. */
export interface Lesson {
  /** What speaks for each meaning beforehand. */
  readonly bias: readonly number[]
  /** What one vote is worth. */
  readonly scale: number
  /** By the hash of the feature. */
  readonly features: ReadonlyMap<number, Votes>
  readonly neighbours: readonly Neighbour[]
  /** By the hash of a feature that few examples have: its rarity, and the numbers of the examples, in their order. */
  readonly shared: ReadonlyMap<number, { readonly rarity: number; readonly neighbours: readonly number[] }>
}

/** What was learnt from the examples. */
export interface Learnt {
  /** What a text may mean; their numbers are their places. */
  readonly meanings: readonly Meaning[]
  readonly bias: readonly number[]
  readonly scale: number
  readonly figures: Figures
  /** Made when they are asked for first, which takes 50 ms: a start does not wait for them. */
  readonly tables: Tables
}

/** What was learnt, ready to be looked up. */
export interface Tables {
  /** Where in `votes` those of a feature begin, by its hash. */
  readonly features: HashTable
  /** For each feature its rarity, how many numbers of meanings follow, and then each with the votes for it. */
  readonly votes: Int16Array
  /** Of each example the meaning, and the root of the squares of its rarities. */
  readonly neighbourMeanings: Uint8Array
  readonly neighbourLengths: Float32Array
  /** The number of the example by the hash of the whole text. */
  readonly wholes: HashTable
  /** Where in `postings` those of a feature begin, by its hash. */
  readonly shared: HashTable
  /** For each feature its rarity, how many numbers of examples follow, and then each. */
  readonly postings: Uint32Array
}

/** What a folder holds that was learnt, or why that is of no use. */
export type ReadLearnt = Learnt | 'missing' | 'stale' | 'damaged'

/** What is learnt from. */
export interface Lessons {
  readonly examples: readonly Example[]
  /** The names of places, which are all the same to who reads a text. */
  readonly places: ReadonlySet<string>
}

/** The first line of the file. */
interface Heading extends Pick<Lesson, 'bias' | 'scale'> {
  readonly learner: number
  /** The hash of what was learnt from. */
  readonly from: string
  readonly figures: Figures
  /** The SHA-256 of all else in the file. */
  readonly sha256: string
}

/** Writes what was learnt as a file: a line of JSON, then the votes, the examples, and which of them share a feature, in base64. */
export function writeLearnt(lesson: Lesson, figures: Figures, lessons: Lessons): string {
  const { bias, scale } = lesson
  const body = [packVotes(lesson), packNeighbours(lesson), packShared(lesson)]
  const heading = { learner, from: hashOf(lessons), bias, scale, figures }
  return `${[JSON.stringify({ ...heading, sha256: checksum(heading, body) }), ...body].join('\n')}\n`
}

/** Reads what was learnt. Of examples that have changed since, nothing was learnt. */
export function readLearnt(text: string | undefined, lessons: Lessons): ReadLearnt {
  if (text === undefined) return 'missing'
  const [first = '', ...rest] = text.split('\n')
  const body = rest.slice(0, 3)
  const heading = parseHeading(first)
  if (!heading) return 'damaged'
  const { sha256, ...others } = heading
  if (sha256 !== checksum(others, body)) return 'damaged'
  if (heading.learner !== learner || heading.from !== hashOf(lessons)) return 'stale'
  const { bias, scale, figures } = heading
  let tables: Tables | undefined
  return {
    ...{ meanings: meaningsOf(lessons.examples), bias, scale, figures },
    get tables() {
      tables ??= unpack(body)
      return tables
    },
  }
}

function unpack([votes = '', neighbours = '', shared = '']: readonly string[]): Tables {
  return { ...unpackVotes(votes), ...unpackNeighbours(neighbours), ...unpackShared(shared) }
}

function parseHeading(line: string): Heading | undefined {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

const checksum = (heading: object, body: readonly string[]) => sha256Of([JSON.stringify(heading), ...body])

/** The order of the examples counts: it is the order of learning. */
function hashOf({ examples, places }: Lessons): string {
  const lines = examples.map(({ text, meaning }) => `${nameOfMeaning(meaning)}\t${text}\n`)
  return sha256Of([...lines, ...[...places].sort()]).slice(0, 16)
}

function sha256Of(parts: readonly string[]): string {
  const digest = createHash('sha256')
  for (const part of parts) digest.update(part)
  return digest.digest('hex')
}

/** How many bytes a feature takes without its votes, and one of them. */
export const [bytesOfFeature, bytesOfVote] = [6, 2] as const

const inBase64 = (bytes: readonly number[]) => Buffer.from(bytes).toString('base64')
const byHash = <T>(map: ReadonlyMap<number, T>) => [...map].sort(([a], [b]) => a - b)

function packVotes({ features }: Lesson): string {
  const bytes = byHash(features).flatMap(([hash, { rarity, votes }]) => [
    ...bytesOfWord(hash),
    rarity,
    votes.length,
    ...votes.flatMap(([meaning, votes]) => [meaning, votes & 0xff]),
  ])
  return inBase64(bytes)
}

function unpackVotes(body: string): Pick<Tables, 'features' | 'votes'> {
  const reader = readBytes(body)
  const most = body.length / bytesOfFeature
  const features = makeHashTable(most)
  const votes = new Int16Array(body.length)
  for (let next = 0; !reader.isAtEnd; ) {
    put(reader.word(), features, next)
    votes[next++] = reader.byte()
    const count = reader.byte()
    votes[next++] = count
    for (let i = 0; i < count; i++) {
      votes[next++] = reader.byte()
      votes[next++] = reader.signedByte()
    }
  }
  return { features, votes }
}

function packNeighbours({ neighbours }: Lesson): string {
  const bytes: number[] = []
  for (const { whole, meaning, squares } of neighbours) {
    bytes.push(...bytesOfWord(whole), meaning)
    pushNumber(bytes, squares)
  }
  return inBase64(bytes)
}

function unpackNeighbours(body: string): Pick<Tables, 'neighbourMeanings' | 'neighbourLengths' | 'wholes'> {
  const reader = readBytes(body)
  const most = body.length / bytesOfFeature
  const wholes = makeHashTable(most)
  const [meanings, lengths] = [[] as number[], [] as number[]]
  while (!reader.isAtEnd) {
    put(reader.word(), wholes, meanings.length)
    meanings.push(reader.byte())
    lengths.push(Math.sqrt(reader.number()))
  }
  return { wholes, neighbourMeanings: Uint8Array.from(meanings), neighbourLengths: Float32Array.from(lengths) }
}

/** Of the numbers of examples, only the steps from one to the next are written. */
function packShared({ shared }: Lesson): string {
  const bytes: number[] = []
  for (const [hash, { rarity, neighbours }] of byHash(shared)) {
    bytes.push(...bytesOfWord(hash), rarity)
    pushNumber(bytes, neighbours.length)
    for (const [i, neighbour] of neighbours.entries()) pushNumber(bytes, neighbour - (neighbours[i - 1] ?? 0))
  }
  return inBase64(bytes)
}

function unpackShared(body: string): Pick<Tables, 'shared' | 'postings'> {
  const reader = readBytes(body)
  const shared = makeHashTable(body.length / bytesOfFeature)
  const postings = new Uint32Array(body.length)
  let next = 0
  while (!reader.isAtEnd) {
    put(reader.word(), shared, next)
    postings[next++] = reader.byte()
    const count = reader.number()
    postings[next++] = count
    for (let i = 0, neighbour = 0; i < count; i++) {
      neighbour += reader.number()
      postings[next++] = neighbour
    }
  }
  return { shared, postings: postings.slice(0, next) }
}
