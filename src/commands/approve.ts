import { checkFlows } from '../check/check-flows.ts'
import { countFindings } from '../check/print-findings.ts'
import { revisionOf } from '../flow/revision.ts'
import { previewOf } from '../publishing/preview.ts'
import { mayAs } from '../staff/roles.ts'
import { whyNotSecond } from '../staff/second-person.ts'
import {
  type Approval,
  type Proposal,
  type ProposedNotice,
  type ProposedRevision,
  type ProposedRole,
  toAgree,
} from '../store/proposals.ts'
import type { Publication } from '../store/revisions.ts'
import type { Store } from '../store/store.ts'
import { type Acting, rightOf, whoActs } from './acting.ts'
import { type Command, instantOf, readArgs, type Terminal, UnableError, UsageError } from './command.ts'
import { printChanges, printChecked, wouldUndo } from './going-live.ts'
import { makeInvitation, printCode } from './invitation.ts'
import { checkAndShow, lookBeside } from './notice-check.ts'
import { findProposal, inWords, isOvertaken } from './proposals.ts'
import { withStore } from './with-store.ts'

/** Agrees to a proposal as the second person, which carries it out. */
export const approve: Command = {
  usage: 'approve N',
  about: 'agree to proposal N as the second person: it is checked again and made live',
  details: [
    'See first what it changes: proposals N. It takes a publisher who neither proposed nor edited it. Whoever gave somebody a',
    'code or a role less than 24 hours ago counts as the same person.',
  ],
  run: async (args, terminal) => {
    const { positionals } = readArgs(args, {}, 1)
    return withStore(terminal.env, async (store) => {
      const proposal = await findProposal(store, positionals[0], 'approve 3')
      const member = await secondPerson(store, proposal, terminal)
      return carryOut(store, proposal, member, terminal)
    })
  },
}

/** Rejects a proposal. */
export const reject: Command = {
  usage: 'reject N --why WORDS',
  about: 'reject proposal N, or withdraw your own',
  details: ['  --why WORDS  why: it is kept, and shown by acts'],
  run: async (args, terminal) => {
    const { values, positionals } = readArgs(args, { why: { type: 'string' } }, 1)
    const { why } = values
    if (!why) throw new UsageError('Say why with --why: reject 3 --why "It is the number of another office".')
    await withStore(terminal.env, async (store) => {
      const proposal = await findProposal(store, positionals[0], 'reject 3')
      const acting = await whoActs(store, terminal, 'editor')
      const isOwn = acting.author === proposal.author
      if (acting.member && !mayAs(acting.member.role, 'publisher') && !isOwn)
        throw new UnableError('An editor can withdraw only what they proposed themselves. Ask a publisher.')
      const right = rightOf(acting, isOwn ? 'editor' : 'publisher')
      const by = { author: acting.author, note: why, at: terminal.now(), right }
      const isDone = await store.proposals.reject(proposal.number, by)
      if (!isDone) throw alreadyDecided(proposal)
      terminal.print(`Proposal ${proposal.number} is rejected.`)
    })
  },
}

const alreadyDecided = ({ number }: Proposal) => new UnableError(`Proposal ${number} was decided already.`)

/** Whoever acts, if they can be the second person of a proposal. @throws UnableError that says why they can't */
async function secondPerson(store: Store, proposal: Proposal, terminal: Terminal): Promise<Acting> {
  const acting = await whoActs(store, terminal, 'publisher')
  if (proposal.decision) throw alreadyDecided(proposal)
  const { author } = proposal
  if ((await store.staff.list()).every(({ address }) => address !== author))
    throw new UnableError(`${author}, who proposed it, is gone. Propose it yourself, and reject this.`)
  const why = whyNotSecond(acting.author, toAgree(proposal), await store.staff.vouchings(terminal.now()))
  if (why) throw new UnableError(`You can't be the second person: ${why}. Another publisher has to agree.`)
  return acting
}

function carryOut(store: Store, proposal: Proposal, acting: Acting, terminal: Terminal): Promise<number> {
  const { what } = proposal
  const approval = { author: acting.author, at: terminal.now(), right: rightOf(acting, 'publisher') }
  if (what.kind === 'revision') return makeLive(store, { ...proposal, what }, approval, terminal)
  if (what.kind === 'role') return giveRole(store, { ...proposal, what }, approval, terminal)
  if (what.kind === 'notice') return postNotice(store, { ...proposal, what }, approval, terminal)
  return finish(store, proposal, approval, terminal)
}

async function finish(store: Store, proposal: Proposal, approval: Approval, { print }: Terminal): Promise<number> {
  if (!(await store.proposals.approve(proposal.number, approval)))
    throw new UnableError(
      'Somebody else was first. Look at proposals, revisions, notice and staff list, and do it again.',
    )
  print(`Proposal ${proposal.number} is approved: ${inWords(proposal.what)}.`)
  return 0
}

async function makeLive(
  store: Store,
  proposal: Proposal<ProposedRevision>,
  approval: Approval,
  terminal: Terminal,
): Promise<number> {
  const { what, author, editedBy } = proposal
  const files = (await store.revisions.files(what.revision))!
  const preview = await previewOf(files, [author, ...editedBy], { store, check: checkFlows, now: instantOf(terminal) })
  const [live] = preview.publications
  if (isOvertaken(proposal, live)) throw overtaken(author, live!)
  printChecked(preview, terminal.print)
  // What was live once may have errors by now, but must be a line.
  const isBack = preview.formerly !== undefined
  const { errors } = countFindings(preview.findings)
  if (isBack ? preview.findings.some(({ rule }) => rule === 'flow') : errors > 0) return 1
  printChanges(preview, terminal.print)
  await finish(store, proposal, { ...approval, expectedLive: live?.number }, terminal)
  terminal.print(`Revision ${what.revision} (${revisionOf(files)}) is live.`)
  return 0
}

const overtaken = (author: string, live: Publication) =>
  new UnableError(
    `${wouldUndo(live, 'this was proposed')} ` +
      `Ask ${author} to pull it into another folder, to make the changes there and to propose them; and reject this.`,
  )

async function postNotice(
  store: Store,
  proposal: Proposal<ProposedNotice>,
  approval: Approval,
  terminal: Terminal,
): Promise<number> {
  const { what, number } = proposal
  if (what.until <= terminal.now())
    throw new UnableError(`Its time has passed. Reject it: reject ${number} --why "Too late"`)
  const seen = await lookBeside(store, terminal)
  if (!checkAndShow(what, seen, terminal)) return 1
  const { expectedLive, otherNumbers } = seen
  return finish(store, proposal, { ...approval, expectedLive, otherNumbers }, terminal)
}

async function giveRole(
  store: Store,
  proposal: Proposal<ProposedRole>,
  approval: Approval,
  terminal: Terminal,
): Promise<number> {
  const { address, was } = proposal.what
  const { invitation, code } = makeInvitation(terminal.now())
  const isNew = was === undefined
  await finish(store, proposal, isNew ? { ...approval, invitation } : approval, terminal)
  if (isNew) printCode(address, code, terminal)
  return 0
}
