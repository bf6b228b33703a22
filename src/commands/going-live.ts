import { printEach, printFindings } from '../check/print-findings.ts'
import type { FlowFiles } from '../flow/files.ts'
import { printable } from '../flow/problem.ts'
import { revisionOf } from '../flow/revision.ts'
import type { Preview } from '../publishing/preview.ts'
import { whatToType } from '../publishing/type-again.ts'
import { type Company, type Takes, undoneBy, whatItTakes } from '../publishing/what-it-takes.ts'
import type { Change } from '../review/diff/change.ts'
import { printDiff } from '../review/diff/print-diff.ts'
import { mayAs } from '../staff/roles.ts'
import { typedAgain } from '../staff/second-person.ts'
import type { Publication, Publishable } from '../store/revisions.ts'
import type { Store } from '../store/store.ts'
import { type Acting, rightOf } from './acting.ts'
import { nextLine, type Terminal, UnableError } from './command.ts'
import { printPublication } from './revisions.ts'

/** What is to go live, why, by whom, and whose edits are in it besides. */
export interface Wish {
  readonly what: Publishable
  readonly files: FlowFiles
  readonly note: string
  readonly acting: Acting
  readonly editedBy: readonly string[]
  /** Whether it takes nobody else, whatever changes. */
  readonly needsNobody?: boolean
}

/** What came of it: `same` if it is live already, `stopped` if it was not typed again. */
export type Outcome = 'same' | 'live' | 'proposed' | 'stopped'

/** Shows what changes, then makes it live, or proposes it if somebody else has to agree. @throws UnableError if others were first */
export async function goLive(store: Store, preview: Preview, wish: Wish, terminal: Terminal): Promise<Outcome> {
  const { print } = terminal
  if (preview.isLive) {
    print(`Revision ${preview.publications[0]!.revision} is the same and is live already: nothing is changed.`)
    return 'same'
  }
  printChanges(preview, print)
  const takes = await takesOf(store, wish.acting, (company) =>
    wish.needsNobody ? { kind: 'nobody' } : whatItTakes(preview, company),
  )
  if (takes.kind === 'another') return propose(store, preview, wish, terminal)
  if (takes.kind === 'typing' && !(await isTyped(takes.changes, terminal))) {
    print('Nothing was changed.')
    return 'stopped'
  }
  return publish(store, preview, { ...wish, isAlone: takes.kind === 'typing' }, terminal)
}

const incomparable = "What changes for people can't be shown: what is live is damaged, or this code can't use it."

/** Prints what was found, and whether that may be published: what was live once may. */
export function printChecked({ findings, formerly }: Preview, print: Terminal['print']): void {
  for (const line of formerly === undefined ? printFindings(findings) : printEach(findings)) print(line)
}

/** Prints what people will notice, if something was live before, and what is undone by what was live once. */
export function printChanges({ publications, diff, formerly }: Preview, print: Terminal['print']): void {
  if (formerly !== undefined) {
    print('It undoes:')
    for (const one of undoneBy(formerly, publications)) print(printPublication(one, false))
  }
  if (publications.length > 0) print(`\n${diff ? printDiff(diff) : incomparable}\n`)
}

/** What something takes whoever acts, by what it takes a publisher. On a trial line without staff it takes nobody else. */
export async function takesOf(
  { staff, proposals }: Store,
  { member }: Acting,
  ofPublisher: (company: Company) => Takes,
): Promise<Takes> {
  if (!member) return { kind: 'nobody' }
  if (!mayAs(member.role, 'publisher')) return { kind: 'another' }
  return ofPublisher({ hadTwo: await staff.hadTwoPublishers(), rule: await proposals.secondPersonRule() })
}

/** Asks for what takes somebody else to be typed again. Gives whether it is the same. */
export async function isTyped(changes: readonly Change[], terminal: Terminal): Promise<boolean> {
  const { print } = terminal
  print('There never was a second publisher, so type again what needs one. If it differs, nothing is published.')
  for (const { ask, isRight } of whatToType(changes)) {
    print(ask)
    if (!isRight((await nextLine(terminal)) ?? '')) return false
  }
  return true
}

async function propose(
  store: Store,
  { publications: [live] }: Preview,
  { what, note, acting, editedBy }: Wish,
  { print, now }: Terminal,
): Promise<Outcome> {
  const by = { author: acting.author, note, editedBy, at: now(), right: rightOf(acting, 'editor') }
  const number = await store.proposals.addRevision(what, live?.revision, by)
  print(`It is proposed, and not live yet. Another publisher has to agree: npm run line -- approve ${number}`)
  return 'proposed'
}

async function publish(
  store: Store,
  { publications: [live] }: Preview,
  { what, files, note, acting, editedBy, isAlone }: Wish & { readonly isAlone: boolean },
  { print, now }: Terminal,
): Promise<Outcome> {
  const agreed = { editedBy, approver: isAlone ? typedAgain : '', right: rightOf(acting, 'publisher', isAlone) }
  const by = { author: acting.author, note, ...agreed, at: now(), expectedLive: live?.number }
  const published = await store.revisions.publish(what, by)
  if (!published) throw overtaken()
  print(`Revision ${published.revision} (${revisionOf(files)}) is live.`)
  return 'live'
}

/** What is said to somebody while whose command ran another publication went live. */
export const overtaken = () => new UnableError('Somebody else has just published. Look at revisions, and do it again.')

/** What is said of a publication that would be undone by what was begun before it: "Revision 2 (ann: Hours) went live after …". */
export const wouldUndo = ({ revision, author, note }: Publication, before: string): string =>
  `Revision ${revision} (${printable(`${author}: ${note}`)}) went live after ${before}, and would be undone.`
