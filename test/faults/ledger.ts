import pg from 'pg'
import { type Kind, kindOf } from './book.ts'

/** What a process had written into the counts, and when it wrote, in epoch milliseconds. */
export interface Written {
  readonly turns: ReadonlyMap<Kind, number>
  readonly times: readonly number[]
}

/**
 * Lets the database itself write down who adds what to the counts: a process is known by the name that it gives in its URL.
 * The counts alone don't tell, since they are of all machines.
 */
export async function keepLedger(url: string): Promise<void> {
  await query(
    url,
    `CREATE TABLE ledger (life TEXT, channel TEXT, revision TEXT, from_state TEXT, input TEXT, to_state TEXT,
       turns BIGINT, at TIMESTAMPTZ);
     CREATE FUNCTION enter_ledger() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN
         INSERT INTO ledger VALUES (current_setting('application_name'), NEW.channel, NEW.revision, NEW.from_state,
           NEW.input, NEW.to_state, NEW.turns - CASE TG_OP WHEN 'UPDATE' THEN OLD.turns ELSE 0 END, now());
         RETURN NULL;
       END $$;
     CREATE TRIGGER enter_ledger AFTER INSERT OR UPDATE ON counts FOR EACH ROW EXECUTE FUNCTION enter_ledger()`,
  )
}

/** What every process had written, by its name. */
export async function readLedger(url: string): Promise<ReadonlyMap<string, Written>> {
  const rows = await query(
    url,
    `SELECT life, channel, revision, from_state, input, to_state, SUM(turns) AS turns,
       ARRAY_AGG(DISTINCT EXTRACT(EPOCH FROM at) * 1000) AS times
     FROM ledger GROUP BY 1, 2, 3, 4, 5, 6`,
  )
  const lives = Map.groupBy(rows, ({ life }) => life)
  return new Map([...lives].map(([life, rows]) => [life, writtenIn(rows)]))
}

function writtenIn(rows: readonly Row[]): Written {
  const times = new Set(rows.flatMap(({ times }) => times.map(Number)))
  const turns = new Map<Kind, number>()
  for (const row of rows) {
    const kind = kindOf(row.channel, row.revision, row.from_state, row.input, row.to_state)
    turns.set(kind, (turns.get(kind) ?? 0) + Number(row.turns))
  }
  return { turns, times: [...times].sort((a, b) => a - b) }
}

/** Numbers come as text. */
interface Row {
  readonly life: string
  readonly channel: string
  readonly revision: string
  readonly from_state: string
  readonly input: string
  readonly to_state: string
  readonly turns: string
  readonly times: readonly string[]
}

async function query(url: string, text: string): Promise<readonly Row[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}
