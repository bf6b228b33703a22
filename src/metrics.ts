import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { CountedTurn, TurnRecord } from './counts/counted-turn.ts'
import type { Condition } from './live/live.ts'

/** Upper bounds in seconds: most turns take less than a millisecond, and one that sends a text waits for Twilio. */
const buckets = [0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.05, 0.25, 1, 3]

/** What a machine tells Prometheus. */
export interface Metrics {
  observe(turn: TurnRecord, counted: CountedTurn | undefined): void
  /** A request was not let in, with this status. */
  refused(status: number): void
  /** A text was not sent or not answered. */
  unsent(why: string): void
  /** A connection was closed to make room for others. */
  crowded(): void
  /** All metrics as text, of the type `contentType`. */
  read(): Promise<string>
  readonly contentType: string
}

/** Metrics of one process, with its memory and the event loop's delay. No state is a label: nothing tells what anybody asked for. */
export function makeMetrics(condition: () => Condition, connections: () => number): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  addGauges(registry, condition, connections)
  const counter = counterOf(registry)
  const turns = counter('signpost_turns_total', 'Webhooks answered.', ['channel', 'outcome'])
  const texts = counter('signpost_texts_total', 'Texts that callers asked for.', ['outcome'])
  const transfers = counter('signpost_transfers_total', 'Calls that were put through.', ['outcome'])
  const seconds = new Histogram({
    name: 'signpost_turn_seconds',
    help: 'From a webhook to its answer.',
    labelNames: ['channel'],
    buckets,
    registers: [registry],
  })
  const gathered = { voice: gather('voice', turns, seconds), sms: gather('sms', turns, seconds) }
  return {
    observe: ({ channel, outcome, ms }, counted) => {
      gathered[channel].add(outcome, ms)
      if (counted?.kind === 'sent' || counted?.kind === 'unsent') texts.inc({ outcome: counted.kind })
      else if (counted && transferResults.has(counted.kind)) transfers.inc({ outcome: counted.kind })
    },
    ...countWhatIsKeptOut(registry),
    read: () => {
      gathered.voice.enter()
      gathered.sms.enter()
      return registry.metrics()
    },
    contentType: registry.contentType,
  }
}

const counterOf = (registry: Registry) => (name: string, help: string, labelNames: string[]) =>
  new Counter({ name, help, labelNames, registers: [registry] })

function countWhatIsKeptOut(registry: Registry): Pick<Metrics, 'refused' | 'unsent' | 'crowded'> {
  const counter = counterOf(registry)
  const refused = counter('signpost_refused_total', 'Requests that were not let in.', ['status'])
  const unsent = counter('signpost_unsent_total', 'Texts that a limit, or an earlier STOP, kept from being sent.', [
    'why',
  ])
  const crowded = counter('signpost_connections_closed_total', 'Connections closed to make room for others.', [])
  return {
    refused: (status) => refused.inc({ status }),
    unsent: (why) => unsent.inc({ why }),
    crowded: () => crowded.inc(),
  }
}

/** How many turns are entered at once. Entering each by itself took a tenth of the time of a text. */
const together = 1_000

/** Gathers the turns of a channel as numbers, since objects that wait have to be moved again and again, and enters them together. */
function gather(channel: TurnRecord['channel'], turns: Counter, seconds: Histogram) {
  const times = new Float64Array(together)
  const outcomes = new Map<TurnRecord['outcome'], number>()
  let count = 0
  function enter(): void {
    for (const [outcome, number] of outcomes) turns.inc({ channel, outcome }, number)
    for (const ms of times.subarray(0, count)) seconds.observe({ channel }, ms / 1_000)
    outcomes.clear()
    count = 0
  }
  return {
    enter,
    add(outcome: TurnRecord['outcome'], ms: number): void {
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
      times[count++] = ms
      if (count === together) enter()
    },
  }
}

const transferResults: ReadonlySet<string> = new Set<CountedTurn['kind']>(['answered', 'busy', 'no-answer', 'failed'])

function addGauges(registry: Registry, condition: () => Condition, connections: () => number): void {
  const registers = [registry]
  new Gauge({
    name: 'signpost_live_revision',
    help: 'The revision that new calls get.',
    labelNames: ['revision', 'from'],
    registers,
    collect() {
      const { revision, answers } = condition()
      this.reset()
      this.set({ revision, from: answers }, 1)
    },
  })
  new Gauge({
    name: 'signpost_store_up',
    help: '1 if the store could be read and written to when it was last needed, else 0.',
    registers,
    collect() {
      this.set(condition().store === 'ok' ? 1 : 0)
    },
  })
  new Gauge({
    name: 'signpost_connections',
    help: 'Connections that are open.',
    registers,
    collect() {
      this.set(connections())
    },
  })
}

/** Who may read the metrics: whoever has the token or, of a trial line without one, this machine alone. */
export interface MetricsAccess {
  readonly metricsToken: string | undefined
  readonly trial: boolean
}

/** `GET /metrics`, for those who may read them. All others get a 404. */
export function addMetrics(app: FastifyInstance, { read, contentType }: Metrics, access: MetricsAccess): void {
  const { metricsToken: token, trial } = access
  app.get('/metrics', async (request, reply) => {
    const isAllowed = token === undefined ? trial && isLocal(request) : hasToken(request, token)
    if (!isAllowed) return reply.callNotFound()
    return reply.type(contentType).send(await read())
  })
}

function hasToken({ headers }: FastifyRequest, token: string): boolean {
  const [given, wanted] = [Buffer.from(headers.authorization ?? ''), Buffer.from(`Bearer ${token}`)]
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

/** Headers that most proxies add: such a request came from another machine. */
const proxyHeaders = ['forwarded', 'x-forwarded-for', 'via', 'x-real-ip', 'fly-client-ip']

function isLocal({ ip, headers }: FastifyRequest): boolean {
  const isLoopback = ip === '::1' || /^(::ffff:)?127\./.test(ip)
  return isLoopback && proxyHeaders.every((name) => headers[name] === undefined)
}
