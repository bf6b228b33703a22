import type { Change } from '../review/diff/change.ts'
import type { SecondPersonRule } from '../staff/second-person.ts'
import type { Publication } from '../store/revisions.ts'
import type { Preview } from './preview.ts'

/** What it takes to make something live: nobody else, typing what is new again, or another publisher. */
export type Takes =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'typing'; readonly changes: readonly Change[] }
  | { readonly kind: 'another' }

/** Who is there to agree. */
export interface Company {
  /** Whether there have ever been two publishers. */
  readonly hadTwo: boolean
  readonly rule: SecondPersonRule
}

/** What it takes a publisher to make live what they looked at. The first publication of all takes nobody else: a start does it too. */
export function whatItTakes({ publications, diff }: Preview, company: Company): Takes {
  if (publications.length === 0) return { kind: 'nobody' }
  if (diff) return whatTheyTake(diff.needsSecond, company)
  // What can't be compared can't be shown, so there is nothing to type.
  return { kind: needsAnother(company) ? 'another' : 'nobody' }
}

/** What it takes a publisher to make changes that a second person has to agree to; of none, nobody. */
export function whatTheyTake(needsSecond: readonly Change[], company: Company): Takes {
  if (needsSecond.length === 0) return { kind: 'nobody' }
  return needsAnother(company) ? { kind: 'another' } : { kind: 'typing', changes: needsSecond }
}

const needsAnother = ({ hadTwo, rule }: Company) => hadTwo || rule === 'required'

/** How long what was live just before may be gone back to by a publisher alone, in ms. */
const goBackWithin = 24 * 60 * 60 * 1000

/** Whether a revision is what was live just before what is live since less than 24 hours. */
export function isStepBack(revision: number, [live, previous]: readonly Publication[], now: number): boolean {
  const age = now - (live?.at ?? now)
  return previous?.revision === revision && age >= 0 && age < goBackWithin
}

/** What going back to a revision undoes: all that was published since it was last live, the newest first. */
export function undoneBy(revision: number, publications: readonly Publication[]): readonly Publication[] {
  return publications.slice(
    0,
    publications.findIndex((publication) => publication.revision === revision),
  )
}
