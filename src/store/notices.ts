import type { Notice, NoticeWords } from '../flow/notice.ts'
import { addAct } from './audit.ts'
import type { Database, Row, Sql, Transaction } from './database.ts'
import { type NotedWithRight, readLive } from './revisions.ts'
import { checkRight } from './rights.ts'

/** A notice as it was posted. It never changes; `until` is when it ends, or the minute in which somebody ended it before. */
export interface PostedNotice extends Notice {
  /** 1 for the first. */
  readonly number: number
  /** Who posted it, and when; who approved it, `typedAgain`, or '' where nobody had to. */
  readonly author: string
  readonly at: number
  readonly approver: string
  /** Who ended it before its time; '' if nobody did. */
  readonly endedBy: string
}

/** A notice to be posted: from a whole minute, or from the minute in which it is posted if that is left out. */
export interface NewNotice extends NoticeWords {
  readonly from?: number | undefined
  readonly until: number
}

/** Who posts a notice, and what they saw beside it. */
export interface PostedBy extends Omit<NotedWithRight, 'note'> {
  readonly approver: string
  /** The publication that was live when its words were checked: undefined for none. */
  readonly expectedLive: number | undefined
  /** The numbers of the other notices that were on or planned. */
  readonly otherNumbers: readonly number[]
}

/** Notices, with their history: nothing of it is ever changed or removed. */
export interface Notices {
  /** All that are on at a time or planned, by their start. */
  coming(now: number): Promise<readonly PostedNotice[]>
  /** All there ever were, the newest first. */
  list(): Promise<readonly PostedNotice[]>
  /**
   * Posts a notice, and tells all machines. Gives its number; undefined, and nothing is done, if something else went live or
   * another notice came or went since its words were checked. @throws RightsChangedError
   */
  post(notice: NewNotice, by: PostedBy): Promise<number | undefined>
  /** Ends a notice before its time, and tells all machines. False if it has ended already. @throws RightsChangedError */
  end(number: number, by: Omit<NotedWithRight, 'note'>): Promise<boolean>
}

export function makeNotices(database: Database): Notices {
  return {
    coming: (now) => readComing(database, now),
    list: () => readNotices(database, 'ORDER BY n.number DESC'),
    post: (notice, by) => database.transaction((sql) => postIn(sql, notice, by)),
    end: (number, by) => database.transaction((sql) => endIn(sql, number, by)),
  }
}

/** The notices that are on at a time or planned, by their start. */
export async function readComing(sql: Sql, now: number): Promise<readonly PostedNotice[]> {
  const coming = await readNotices(sql, 'WHERE n.until_ms > $1 ORDER BY n.from_ms, n.number', [now])
  return coming.filter(({ until }) => until > now)
}

async function readNotices(sql: Sql, which: string, values: readonly number[] = []): Promise<PostedNotice[]> {
  const rows = await sql.query(
    `SELECT n.*, e.author AS ended_by, e.ended_at FROM notices n LEFT JOIN notice_ends e ON e.notice = n.number ${which}`,
    values,
  )
  return rows.map(asNotice)
}

const asNotice = ({ number, say, text, from_ms, until_ms, author, approver, posted_at, ended_by, ended_at }: Row) => ({
  number: Number(number),
  say: String(say),
  text: String(text),
  from: Number(from_ms),
  until: Math.min(Number(until_ms), minuteOf(Number(ended_at ?? until_ms))),
  author: String(author),
  at: Number(posted_at),
  approver: String(approver),
  endedBy: String(ended_by ?? ''),
})

/** The whole minute of a time, in epoch milliseconds. */
const minuteOf = (at: number) => at - (at % 60_000)

/** Posts a notice in the transaction at hand, as `post` does. */
export async function postIn(sql: Transaction, notice: NewNotice, by: PostedBy): Promise<number | undefined> {
  const { author, at, approver, right, expectedLive, otherNumbers } = by
  await checkRight(sql, right)
  const others = (await readComing(sql, at)).map(({ number }) => number)
  const isAsSeen = others.length === otherNumbers.length && others.every((number) => otherNumbers.includes(number))
  if (!isAsSeen || (await readLive(sql))?.number !== expectedLive || notice.until <= at) return undefined
  const { say, text, from = minuteOf(at), until } = notice
  const [made] = await sql.query(
    `INSERT INTO notices (number, say, text, from_ms, until_ms, author, approver, posted_at)
     SELECT COALESCE(MAX(number), 0) + 1, $1, $2, $3, $4, $5, $6, $7 FROM notices RETURNING number`,
    [say, text, from, until, author, approver, at],
  )
  const number = Number(made!.number)
  await addAct(sql, { at, author, action: 'post', about: `notice ${number}: ${say}` })
  await sql.announce()
  return number
}

async function endIn(
  sql: Transaction,
  number: number,
  { author, at, right }: Omit<NotedWithRight, 'note'>,
): Promise<boolean> {
  await checkRight(sql, right)
  const notice = (await readComing(sql, at)).find((notice) => notice.number === number)
  if (notice?.endedBy !== '') return false
  await sql.query('INSERT INTO notice_ends (notice, author, ended_at) VALUES ($1, $2, $3)', [number, author, at])
  await addAct(sql, { at, author, action: 'end', about: `notice ${number}` })
  await sql.announce()
  return true
}
