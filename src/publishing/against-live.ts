import { isDeepStrictEqual } from 'node:util'
import { blockConcerned } from '../check/dated.ts'
import type { Finding } from '../check/rule.ts'
import type { Line } from '../flow/line.ts'
import type { Subject } from '../flow/locator.ts'
import { byPlace } from '../flow/problem.ts'
import type { Publication } from '../store/revisions.ts'
import { findFalls } from './figures-fall.ts'
import { type Compared, findUnchecked } from './unchecked-facts.ts'

/** What is to be published, and what it is compared with. */
export interface BesideLive extends Omit<Compared, 'before'> {
  /** Undefined in a new store. */
  readonly live: Publication | undefined
  /** The line that is live; undefined too if it can't be read. */
  readonly before: Line | undefined
  /** Whether it goes back to what was live once, and was checked then. */
  readonly isBack: boolean
}

/**
 * What the check found, with what only a comparison with the live line tells: which dates that have passed concern what changes,
 * which facts changed without being checked again, and what is answered worse.
 */
export function findAgainstLive(findings: readonly Finding[], beside: BesideLive): readonly Finding[] {
  const { live, before, after, isBack } = beside
  if (!before) return blockConcerned(findings, () => live === undefined)
  return [
    ...blockConcerned(findings, (subject) => hasChanged(subject, before, after.line)),
    ...(isBack ? [] : findUnchecked({ ...beside, before })),
    ...findFalls(before, after.line),
  ].sort(byPlace)
}

/** Whether what a finding is about is not as it is live. Of files only bank holidays pass: all hours depend on them. */
function hasChanged(subject: Subject, before: Line, after: Line): boolean {
  const [was, is] = [before, after].map((line) => partOf(subject, line))
  return !isDeepStrictEqual(was, is)
}

/** A contact with where it is used; a state with the name of its contact, which is checked by itself. */
function partOf(subject: Subject, { contacts, states, replies, holidays }: Line): unknown {
  if ('contact' in subject) {
    const users = [...states.values()].filter(({ contact }) => contact?.id === subject.contact)
    return [contacts.get(subject.contact), users.map(({ id }) => id).sort()]
  }
  if ('state' in subject) return { ...states.get(subject.state), contact: states.get(subject.state)?.contact?.id }
  if ('reply' in subject) return replies[subject.reply]
  return [holidays, [...contacts].map(([id, { hours }]) => [id, hours])]
}
