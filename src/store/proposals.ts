import type { Role } from '../staff/roles.ts'
import { type SecondPersonRule, type ToAgree, whyNotSecond } from '../staff/second-person.ts'
import { addAct } from './audit.ts'
import type { Database, Row, Sql, Transaction } from './database.ts'
import { type NewNotice, type PostedBy, postIn } from './notices.ts'
import { type Noted, type NotedWithRight, type Publishable, publishIn, storeFiles } from './revisions.ts'
import { checkRight, RightsChangedError, readSecondPersonRule } from './rights.ts'
import { changesIn, type Invitation, readVouchings, type StaffChanges } from './staff.ts'

/** That a revision takes the place of the one that was live when it was proposed: undefined for none. */
export interface ProposedRevision {
  readonly kind: 'revision'
  readonly revision: number
  readonly instead: number | undefined
}

/** That somebody gets a role. */
export interface ProposedRole {
  readonly kind: 'role'
  readonly address: string
  readonly role: Role
  /** The role that they had when it was proposed; undefined if they were no member. */
  readonly was: Role | undefined
}

/** That typing again may stand for a second person, or may not. */
interface ProposedRule {
  readonly kind: 'second-person'
  readonly rule: SecondPersonRule
}

/** That a notice is posted. */
export interface ProposedNotice extends NewNotice {
  readonly kind: 'notice'
}

/** What a second person has to agree to. */
export type Proposed = ProposedRevision | ProposedRole | ProposedRule | ProposedNotice

/** Something that was proposed, and what became of it. It never changes, and is decided once. */
export interface Proposal<What extends Proposed = Proposed> extends Noted {
  /** 1 for the first. */
  readonly number: number
  readonly what: What
  /** Whose edits it holds besides its author's, by address. */
  readonly editedBy: readonly string[]
  /** Undefined while it waits for somebody to decide. */
  readonly decision: Decision | undefined
}

/** What became of a proposal, and who said so, when and why. */
export interface Decision extends Noted {
  readonly outcome: 'approved' | 'rejected'
}

/** Who proposes what, and whose edits are in it besides theirs. */
export interface ProposedBy extends NotedWithRight {
  readonly editedBy: readonly string[]
}

/** Who approves a proposal and when, and what carrying it out takes. */
export interface Approval extends Omit<NotedWithRight, 'note'> {
  /** The publication that they expect to be live: undefined for none. */
  readonly expectedLive?: number | undefined
  /** The numbers of the notices that are on or planned, where one more is posted. */
  readonly otherNumbers?: readonly number[]
  /** For a role that goes to a new member. */
  readonly invitation?: Invitation | undefined
}

/** What was proposed, and waits for a second person or was decided. */
export interface Proposals {
  /** Proposes that files, or a stored revision, become live. Returns the number of the proposal. */
  addRevision(what: Publishable, instead: number | undefined, by: ProposedBy): Promise<number>
  /** Proposes something else. Returns the number of the proposal. */
  add(what: Exclude<Proposed, ProposedRevision>, by: NotedWithRight): Promise<number>
  /** All proposals, the newest first. */
  list(): Promise<readonly Proposal[]>
  find(number: number): Promise<Proposal | undefined>
  /**
   * Carries a proposal out. False, and nothing is done, if it was decided already, or if what it would change is not as it was.
   * @throws RightsChangedError
   */
  approve(number: number, by: Approval): Promise<boolean>
  /** Rejects a proposal. False if it was decided already. @throws RightsChangedError */
  reject(number: number, by: NotedWithRight): Promise<boolean>
  /** Whether typing again may stand for a second person. */
  secondPersonRule(): Promise<SecondPersonRule>
}

export function makeProposals(database: Database): Proposals {
  return {
    addRevision: (what, instead, by) =>
      database.transaction(async (sql) => {
        const revision = 'revision' in what ? what.revision : await storeFiles(sql, what, by)
        return add(sql, { kind: 'revision', revision, instead }, by)
      }),
    add: (what, by) => database.transaction((sql) => add(sql, what, { ...by, editedBy: [] })),
    list: async () => (await database.query(`${proposals} ORDER BY p.number DESC`)).map(asProposal),
    find: (number) => find(database, number),
    approve: (number, by) =>
      database.transaction(async (sql) => {
        const proposal = await find(sql, number)
        if (!proposal || proposal.decision) return false
        await checkSecondPerson(sql, proposal, by)
        if (!(await carryOut(sql, proposal, by))) return false
        await decide(sql, number, 'approved', { ...by, note: '' })
        return true
      }),
    reject: (number, by) =>
      database.transaction(async (sql) => {
        const proposal = await find(sql, number)
        if (!proposal || proposal.decision) return false
        await checkRight(sql, by.right)
        await decide(sql, number, 'rejected', by)
        return true
      }),
    secondPersonRule: () => readSecondPersonRule(database),
  }
}

const proposals = `SELECT p.number, p.what, p.edited_by, p.author, p.note, p.proposed_at,
    d.outcome, d.author AS decided_by, d.note AS why, d.decided_at
  FROM proposals p LEFT JOIN decisions d ON d.proposal = p.number`

function asProposal({ number, what, edited_by, author, note, proposed_at, ...decided }: Row): Proposal {
  return {
    number: Number(number),
    what: JSON.parse(String(what)) as Proposed,
    editedBy: JSON.parse(String(edited_by)) as string[],
    author: String(author),
    note: String(note),
    at: Number(proposed_at),
    decision: decided.outcome === null ? undefined : asDecision(decided),
  }
}

const asDecision = ({ outcome, decided_by, why, decided_at }: Row): Decision => ({
  outcome: outcome as Decision['outcome'],
  author: String(decided_by),
  note: String(why),
  at: Number(decided_at),
})

async function find(sql: Sql, number: number): Promise<Proposal | undefined> {
  return (await sql.query(`${proposals} WHERE p.number = $1`, [number])).map(asProposal)[0]
}

async function add(sql: Sql, what: Proposed, { author, note, at, editedBy, right }: ProposedBy): Promise<number> {
  await checkRight(sql, right)
  const [made] = await sql.query(
    `INSERT INTO proposals (number, what, edited_by, author, note, proposed_at)
     SELECT COALESCE(MAX(number), 0) + 1, $1, $2, $3, $4, $5 FROM proposals RETURNING number`,
    [JSON.stringify(what), JSON.stringify(editedBy), author, note, at],
  )
  const number = Number(made!.number)
  await addAct(sql, { at, author, action: 'propose', about: `proposal ${number}: ${note}` })
  return number
}

/** Makes sure, in the transaction, that whoever approves still may. @throws RightsChangedError */
async function checkSecondPerson(sql: Sql, proposal: Proposal, { author, at, right }: Approval): Promise<void> {
  await checkRight(sql, right)
  const why = whyNotSecond(author, toAgree(proposal), await readVouchings(sql, at))
  if (why) throw new RightsChangedError(why)
}

/** What of a proposal decides who can agree to it. */
export const toAgree = ({ author, editedBy, what }: Proposal): ToAgree => ({
  author,
  editedBy,
  about: what.kind === 'role' ? what.address : undefined,
})

/** Does what was proposed. False if something else was first, or if whom it is about has another role by now. */
async function carryOut(sql: Transaction, { what, editedBy, author, note }: Proposal, by: Approval): Promise<boolean> {
  switch (what.kind) {
    case 'revision': {
      const { at, expectedLive } = by
      const published = await publishIn(sql, what, { author, note, at, expectedLive, approver: by.author, editedBy })
      return published !== undefined
    }
    case 'role':
      return giveRole(changesIn(sql), what, [author, by.author], by)
    case 'notice':
      return (await postIn(sql, what, postedBy(author, by))) !== undefined
    case 'second-person':
      return true
  }
}

/** Who proposed a notice posts it, as somebody else approves it. */
const postedBy = (author: string, { at, expectedLive, otherNumbers = [], author: approver }: Approval): PostedBy => ({
  author,
  at,
  approver,
  expectedLive,
  otherNumbers,
})

async function giveRole(
  staff: StaffChanges,
  { address, role, was }: ProposedRole,
  vouchers: readonly string[],
  by: Approval,
): Promise<boolean> {
  const member = (await staff.list()).find((one) => one.address === address)
  if (member?.role !== was) return false
  await staff.put({ address, role }, vouchers, by)
  if (by.invitation) await staff.invite(address, by.invitation, [], by)
  return true
}

async function decide(
  sql: Sql,
  number: number,
  outcome: 'approved' | 'rejected',
  { author, note, at }: Noted,
): Promise<void> {
  await sql.query(
    `INSERT INTO decisions (number, proposal, outcome, author, note, decided_at)
     SELECT COALESCE(MAX(number), 0) + 1, $1, $2, $3, $4, $5 FROM decisions`,
    [number, outcome, author, note, at],
  )
  const action = outcome === 'approved' ? 'approve' : 'reject'
  await addAct(sql, { at, author, action, about: note ? `proposal ${number}: ${note}` : `proposal ${number}` })
}
