/** What staff are told of edits that can't be made. */
import type { Path } from './document.ts'
import type { Objection, Written } from './edit-form.ts'
import { asRead, valueAt } from './edit-tree.ts'

const refuse = (what: string, mend: string): Objection => ({ kind: 'refused', what, mend })

/** For a subject whose id breaks the rule of ids. */
export const noId = (id: string) =>
  refuse(
    `"${id}" can't be an id.`,
    'Begin it with a small letter, and use small letters, digits and hyphens: at most 40 in all.',
  )

/** For an option that no menu can have. */
export const noOptionKey = (key: string) =>
  refuse(`"${key}" can't be the key of an option.`, 'Use a digit from 1 to 7: 8, 9 and 0 work everywhere.')

/** For a subject of a file that is missing. */
export const noFile = (file: string) =>
  refuse(`There is no ${file}.`, 'Look whether it has another name now, or was taken away.')

/** For a subject of a topic that is missing. */
export const noTopic = (topic: string) =>
  refuse(`There is no topic "${topic}".`, 'Look whether it has another name now, or was taken away.')

/** For a path to the top of a file. */
export const wholeFile = refuse('This would change a whole file at once.', 'Change the things in it one by one.')

/** For what is to be put where there is no list or map to hold it. */
export function noHolder(file: string, tree: Written, path: Path): Objection {
  const missing = path.findIndex((_, i) => valueAt(tree, path.slice(0, i + 1)) === undefined)
  const inside = missing === 0 ? file : `"${path[missing - 1]}"`
  return refuse(
    `There is no "${path[missing]}" in ${inside}.`,
    'Look whether it has another name now, or was taken out.',
  )
}

/** For a key that is to be added to words or a list, or an item to words or a map. */
export const wrongHolder = refuse(
  'Nothing can be added here in this way.',
  'Look at what is here now: it may have been written another way.',
)

/** For what can't be taken out, as an empty list or map would be left. */
export const lastOne = refuse(
  "It is the only one here, so it can't be taken out alone.",
  'Take out all of it, or put another one in first.',
)

/** For an item that can't be taken out of brackets without a comment. */
export const besideComment = refuse(
  'A comment stands beside it in the brackets.',
  'Ask somebody who can open the file to take it out there.',
)

/** For words with one surrogate of two. */
export const halfCharacter = refuse(
  'These words hold half of a character, which no file can hold.',
  'Delete what looks like a box or a question mark, and type it again.',
)

/** For a new key that is too long, or has what nobody can see. */
export const noKey = (key: string) =>
  refuse(`"${key}" can't be a name in a file.`, 'Use a short name of letters, digits and spaces.')

/** For a new block with too many steps. */
export const tooDeep = refuse('Things stand inside one another too deeply here.', 'Add them in another way.')

/** For what YAML does not allow here, or what would not be read as it is meant. */
export const notAlone = refuse(
  "This can't be changed here without changing something else in the file.",
  'Ask somebody who can open the file to make the change there.',
)

/** For what somebody else has changed, added or taken out since it was read. */
export function conflict(was: Written | undefined, theirs: Written | undefined, yours: Written | undefined): Objection {
  const done = was === undefined ? 'added' : 'changed'
  const [what, mend] =
    theirs === undefined
      ? ['Somebody else has taken this out meanwhile.', 'Look whether it is still needed, and add it again if so.']
      : [`Somebody else has ${done} this meanwhile.`, 'Look at both, and keep the one that is right.']
  return { kind: 'conflict', was, theirs: asRead(theirs), yours, what, mend }
}

/** For a new key that is there already, with another value. */
export const duplicate = (path: Path, theirs: Written, yours: Written): Objection => ({
  kind: 'duplicate',
  was: undefined,
  theirs: asRead(theirs),
  yours,
  what: `There is a "${path.at(-1)}" here already.`,
  mend: 'Give the new one another name, or change the one that is here.',
})
