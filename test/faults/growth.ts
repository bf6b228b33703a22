import { openStore, type Store, type StorePlace } from '../../src/store/store.ts'
import { median } from '../bench/report.ts'
import { shippedFiles, shippedLine } from '../support/line.ts'
import type { Occasion } from '../support/occasion.ts'
import { countPast } from './past.ts'
import { measureStart, measureTurn } from './speed.ts'
import { type Kind, startStores } from './stores.ts'

const turnsCounted = [1e3, 1e5, 1e7]
const revisionsPublished = [1, 100, 1_000]

/** How many publications are timed. */
const timed = 9

/** What a store of some size takes: bytes, and ms. */
interface Row {
  readonly kind: string
  readonly many: number
  readonly bytes: number
  readonly ms: readonly number[]
}

/** Measures what grows with the store, and what must not, in both databases. Returns tables. */
export async function measureGrowth(occasion: Occasion): Promise<string> {
  const kinds = await startStores(occasion)
  const [counts, revisions]: [Row[], Row[]] = [[], []]
  for (const kind of kinds) {
    for (const turns of turnsCounted) counts.push(await measureCounts(kind, turns))
    revisions.push(...(await measureRevisions(kind)))
  }
  return [
    'Turns counted, over 400 days of which 13 months are kept. Counts are made by the tally of a machine and written four',
    'times a day. A turn is posted into the whole line in this process, which counts and writes each second meanwhile.',
    '',
    printTable(['turns', 'MB in the store', 'ms a turn'], counts),
    '',
    'Revisions of the shipped flows, each with another comment in it. Publishing is the middle of 9, on the disk when it ends;',
    'a start is that of a process until it answers its first webhook, the middle of 3.',
    '',
    printTable(['revisions', 'MB in the store', 'ms to publish', 'ms to start'], revisions),
  ].join('\n')
}

async function measureCounts(kind: Kind, turns: number): Promise<Row> {
  const place = await kind.make()
  await using(place, async (store) => {
    await publish(store, 1)
    await countPast(store, shippedLine, turns)
  })
  const bytes = await kind.size(place)
  return { kind: kind.name, many: turns, bytes, ms: [await measureTurn(place)] }
}

/** The same store gets more and more of them. */
async function measureRevisions(kind: Kind): Promise<Row[]> {
  const place = await kind.make()
  const rows: Row[] = []
  let published = 0
  for (const many of revisionsPublished) {
    const times: number[] = []
    await using(place, async (store) => {
      while (published < many) await publish(store, ++published)
    })
    const bytes = await kind.size(place)
    const start = await measureStart(place)
    await using(place, async (store) => {
      for (let i = 0; i < timed; i++) times.push(await publish(store, ++published))
    })
    rows.push({ kind: kind.name, many, bytes, ms: [median(times), start] })
  }
  return rows
}

async function using(place: StorePlace, work: (store: Store) => Promise<void>): Promise<void> {
  const store = await openStore(place)
  await work(store).finally(() => store.close())
}

/** Publishes flows that are like no others; the first are the shipped ones. Returns how long it took, in ms. */
async function publish({ revisions }: Store, number: number): Promise<number> {
  const line = `${shippedFiles.get('line.yaml')}${number === 1 ? '' : `# ${number}\n`}`
  const files = new Map([...shippedFiles, ['line.yaml', line]])
  const expectedLive = (await revisions.live())?.number
  const started = performance.now()
  const occasion = { author: 'editor', note: 'One more', at: Date.now(), expectedLive }
  await revisions.publish({ files, findings: [] }, occasion)
  return performance.now() - started
}

function printTable(columns: readonly string[], rows: readonly Row[]): string {
  const lines = rows.map(({ kind, many, bytes, ms }) => [
    kind,
    many.toLocaleString('en'),
    (bytes / 1e6).toFixed(2),
    ...ms.map((value) => value.toFixed(value < 10 ? 3 : 0)),
  ])
  return [['', ...columns], ...lines]
    .map(([kind, ...cells]) => kind!.padEnd(12) + cells.map(inColumn).join(''))
    .join('\n')
}

const inColumn = (cell: string) => cell.padStart(18)
