import { checkFlows } from '../check/check-flows.ts'
import { allOf, printable } from '../flow/problem.ts'
import { previewOf } from '../publishing/preview.ts'
import type { Decision, Proposal, Proposed } from '../store/proposals.ts'
import type { Publication } from '../store/revisions.ts'
import type { Store } from '../store/store.ts'
import { withRole } from './acting.ts'
import { type Command, instantOf, printTime, readArgs, readNumber, type Terminal, UsageError } from './command.ts'
import { printChanges, printChecked } from './going-live.ts'
import { showNotice, whenInWords } from './notice-check.ts'
import { withStore } from './with-store.ts'

/** Lists what waits for a second person, or shows one proposal. */
export const proposals: Command = {
  usage: 'proposals [N]',
  about: 'list what waits for a second person, or show what proposal N would change',
  details: [
    'Publishing proposes what needs a second person. Somebody who neither proposed nor edited it agrees, approve N, or rejects',
    'it, reject N --why "…". What was proposed before something else went live has to be proposed again.',
  ],
  run: async (args, terminal) => {
    const { positionals } = readArgs(args, {}, 1)
    await withStore(terminal.env, (store) =>
      positionals.length === 0 ? listOpen(store, terminal) : show(store, positionals[0], terminal),
    )
  },
}

async function listOpen({ proposals, revisions }: Store, { print }: Terminal): Promise<void> {
  const open = (await proposals.list()).filter(({ decision }) => !decision)
  const live = await revisions.live()
  for (const proposal of open) print(printProposal(proposal, live))
  if (open.length === 0) print('Nothing waits for a second person.')
}

function printProposal(proposal: Proposal, live: Publication | undefined): string {
  const { number, at, author, editedBy, note, what, decision } = proposal
  const who = editedBy.length > 0 ? `${author}, edits of ${allOf(editedBy)}` : author
  const words = inWords(what)
  const about = note === words ? words : `${note}: ${words}`
  const state =
    !decision && isOvertaken(proposal, live) ? ' (something else went live since: it has to be proposed again)' : ''
  return `${String(number).padStart(4)}  ${printTime(at)}  ${printable(`${who}: ${about}`)}${state}`
}

/** What is proposed, in a few words. */
export function inWords(what: Proposed): string {
  if (what.kind === 'revision') return `revision ${what.revision}`
  if (what.kind === 'role') return withRole(what)
  if (what.kind === 'notice') return `a notice until ${whenInWords(what.until)}, "${what.say}"`
  return what.rule === 'required'
    ? 'typing again may not stand for a second person'
    : 'typing again may stand for a second person'
}

/** Whether something else was live when it was proposed than is now. */
export function isOvertaken({ what }: Proposal, live: Publication | undefined): boolean {
  return what.kind === 'revision' && live?.revision !== what.instead
}

/** Finds a proposal by the number that was given. @throws UsageError if there is none */
export async function findProposal(store: Store, written: string | undefined, example: string): Promise<Proposal> {
  const number = readNumber(written, `a proposal: ${example}`)
  const proposal = await store.proposals.find(number)
  if (!proposal) throw new UsageError(`There is no proposal ${number}. To see what there is: proposals.`)
  return proposal
}

function printDecision({ outcome, author, note, at }: Decision): string {
  return printable(`It was ${outcome} by ${author}, ${printTime(at)}${note && `: ${note}`}`)
}

async function show(store: Store, written: string | undefined, terminal: Terminal): Promise<void> {
  const proposal = await findProposal(store, written, 'proposals 3')
  const { print } = terminal
  print(printProposal(proposal, await store.revisions.live()))
  if (proposal.decision) print(printDecision(proposal.decision))
  // Once it is posted it would be checked beside itself.
  if (proposal.what.kind === 'notice' && !proposal.decision) await showNotice(store, proposal.what, terminal)
  if (proposal.what.kind !== 'revision') return
  const files = (await store.revisions.files(proposal.what.revision))!
  const preview = await previewOf(files, [proposal.author, ...proposal.editedBy], {
    store,
    check: checkFlows,
    now: instantOf(terminal),
  })
  printChecked(preview, print)
  if (!preview.isLive) printChanges(preview, print)
}
