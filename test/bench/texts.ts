/** Measures what reading a text costs: `npm run bench:texts`. Other work on the machine spoils it. */
import { matchText } from '../../src/line/match.ts'
import { compile, shippedFiles } from '../support/line.ts'

const texts = {
  'a keyword': ['noise', 'hate crime', 'needles'],
  'a code': ['22', '2 then 2', 'option 2'],
  'a text to be judged': [
    'someone is letting off rockets behind the flats again and my little one cannot sleep',
    'my brother keeps saying strange things since he met those people and i do not know who to ask',
    'they shouted at me on the bus because of my scarf and nobody did anything',
  ],
  '1,600 characters to be judged': [
    'my neighbour and the people from the corner are at it again '.repeat(27).slice(0, 1600),
  ],
  '1,600 characters of no words': ['abcdefghij '.repeat(146).slice(0, 1600), '٣'.repeat(1600), 'a '.repeat(800)],
}

const rounds = 400

/** The median and the 99th of a hundred, in µs. */
function measure(bodies: readonly string[]): string {
  const times = Array.from({ length: rounds }, (_, i) => {
    const started = performance.now()
    matchText(line, bodies[i % bodies.length]!)
    return 1000 * (performance.now() - started)
  })
  const sorted = times.sort((a, b) => a - b)
  return `${Math.round(sorted[rounds / 2]!)} µs, 99th of 100: ${Math.round(sorted[Math.floor(rounds * 0.99)]!)} µs`
}

/** MB in use once nothing more can be freed. */
function memory(): number {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 1e6
}

const before = memory()
const line = compile(shippedFiles)
matchText(line, texts['a text to be judged'][0]!)
console.log(`the line, with what it has learnt: ${(memory() - before).toFixed(1)} MB`)
for (const bodies of Object.values(texts)) measure(bodies)
for (const [name, bodies] of Object.entries(texts)) console.log(`${name}: ${measure(bodies)}`)
