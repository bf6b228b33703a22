/** What an edit of the flow files says, and what is said of one that can't be made. */
import type { Path } from './document.ts'
import type { WrittenSubject } from './locator.ts'
import type { Problem } from './problem.ts'

/** A value as it stands in a flow file: words, or a list or map of values. */
export type Written = string | WrittenList | WrittenMap

/** A list of values. */
export type WrittenList = readonly Written[]

/** A map of values by their keys. */
export type WrittenMap = { readonly [key: string]: Written }

/** Where an edit is made: `{ subject: { state: 'hate.police' }, path: ['meta', 'say'] }`; `[]` is the whole subject. */
interface Placed {
  readonly subject: WrittenSubject
  readonly path: Path
}

/** Puts other words in the place of those that were read there. */
export interface SetWords extends Placed {
  readonly do: 'set'
  /** What was read there; undefined where there was nothing, and then the key is added, as the last one. */
  readonly was: string | undefined
  readonly value: string
}

/** Adds a key, or an item of a list, with all that it holds. The path ends in the new key, or in the index of the new item. */
export interface Add extends Placed {
  readonly do: 'add'
  readonly value: Written
  /** The key that a new key is put after: after the last one if it is left out, or is not there any more. */
  readonly after?: string
}

/** Takes out a key, or an item of a list, with all that it holds. */
export interface Remove extends Placed {
  readonly do: 'remove'
  /** What was read there. */
  readonly was: Written
}

/**
 * A change of one thing in the flow files. What `was` read there is given as it stands in the file, or as the reader gives it
 * (see typography.ts). An item of a list is known by what it was, in case others have moved it.
 */
export type Edit = SetWords | Add | Remove

/** That an edit can't be made at all. */
interface Refusal {
  readonly kind: 'refused'
}

/**
 * That somebody else has changed the same thing (`conflict`), or that a key to be added is there already (`duplicate`). Values
 * are as they are read; undefined stands for nothing.
 */
interface Clash {
  readonly kind: 'conflict' | 'duplicate'
  readonly was: Written | undefined
  /** What is there now. */
  readonly theirs: Written | undefined
  /** What the edit would put there. */
  readonly yours: Written | undefined
}

/** Why an edit can't be made, and what to do about it. */
export type Objection = (Refusal | Clash) & Pick<Problem, 'what' | 'mend'>

/** Why an edit was not made, and where in the file as it is now. */
export type EditProblem = Problem & Objection & { readonly edit: Edit }
