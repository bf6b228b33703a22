import type { Problem } from './problem.ts'
import { isId } from './schema-parts.ts'
import type { Source } from './source.ts'

/** What every flow folder holds besides its topics. */
const neededFiles = ['line.yaml', 'contacts.yaml', 'bank-holidays.json']

/** The names of the files of a flow folder. */
type Names = ReadonlySet<string>

/** The name of a YAML file without its ending. */
export const nameOf = (file: string) => file.slice(0, -'.yaml'.length)

/** What the name of a file of examples ends in. */
const examplesEnd = '.examples.txt'

/** The name of the YAML file whose states a file of examples is for; undefined for other files. */
export const examplesOf = (file: string) =>
  file.endsWith(examplesEnd) ? file.slice(0, -examplesEnd.length) : undefined

/** The file of what was learnt from the examples. */
export const learntFile = 'learnt.txt'

/** The names of the files that are read as topics, in order. */
export const topicNames = (names: Names) =>
  [...names]
    .filter((file) => file.endsWith('.yaml') && !neededFiles.includes(file))
    .map(nameOf)
    .sort()

/** What is wrong with the names of the files, and which are missing. */
export function checkNames(names: Names): Problem[] {
  const missing = neededFiles
    .filter((file) => !names.has(file))
    .map((file) => whole(file, 'The file is missing.', 'Every flow folder needs one: put it back.'))
  const misnamed = [...names]
    .filter((file) => /\.ya?ml$/i.test(file) && !file.endsWith('.yaml'))
    .map((file) => complainOfEnding(file, names))
  const stray = [...names].filter((file) => isStray(examplesOf(file), names)).map(complainOfStray)
  const none = whole('.', 'There is no topic.', 'Add a file such as hate.yaml.')
  return [...missing, ...misnamed, ...stray, ...(topicNames(names).length === 0 ? [none] : [])]
}

const isStray = (name: string | undefined, names: Names) => name !== undefined && !names.has(`${name}.yaml`)

function complainOfStray(file: string): Problem {
  const what = `There is no ${examplesOf(file)}.yaml whose states these examples are for.`
  return whole(file, what, 'Name it after the file of its states, like hate.examples.txt, or take it away.')
}

function complainOfEnding(file: string, names: Names): Problem {
  const name = file.replace(/\.ya?ml$/i, '')
  const original = names.has(`${name}.yaml`) ? name : originalOf(name, undefined, names)
  if (original !== undefined) return complainOfCopy(file, original)
  return whole(file, 'The name does not end in .yaml, so the file is not read.', 'Rename it.')
}

/**
 * The name of the file that a topic's file is a copy of, going by its name and its id: `hate` for `hate - Copy`, `hate (1)`,
 * `hate-PC1` or `hate.bak`, if there is a hate.yaml. What has its own name as its id is a topic of its own.
 */
function originalOf(name: string, id: unknown, names: Names): string | undefined {
  if (id === name) return undefined
  const isOther = (other: unknown) => other !== name && names.has(`${other}.yaml`)
  if (!isId(name) && isId(String(id)) && isOther(id)) return String(id)
  const others = isId(name) ? ['contacts', 'line', String(id)] : [...names].map(nameOf).filter(isId)
  return others.filter((other) => isOther(other) && isNamedAfter(name, other)).sort(byLength)[0]
}

const isNamedAfter = (name: string, other: string) => new RegExp(`(^|[^a-z])${other}([^a-z]|$)`, 'i').test(name)

const byLength = (a: string, b: string) => b.length - a.length

/** The files that are copies of others, each with what to do: they are read as no topic. */
export function findCopies(topics: readonly Source[], names: Names): Problem[] {
  return topics.flatMap(({ file, value }) => {
    const name = nameOf(file)
    const original = originalOf(name, value?.id, names)
    if (original === undefined) return []
    const onlyTheIdIsOther = isId(name) && value?.id === original
    return [complainOfCopy(file, original, onlyTheIdIsOther ? `write id: ${name}` : undefined)]
  })
}

/** Such a file is never to be renamed to the name of the original: that would overwrite it. */
function complainOfCopy(file: string, original: string, ownTopic = "rename it to that topic's id"): Problem {
  return whole(
    file,
    `This looks like a copy of ${original}.yaml.`,
    `Move what is right in it to ${original}.yaml, and take the copy away. If it is to be a topic of its own, ${ownTopic}.`,
  )
}

/** Says how a file and its id come to have one name. */
export function mendId(name: string, id: string, names: Names): string {
  if (!isId(name)) return `Rename the file to ${id}.yaml.`
  return names.has(`${id}.yaml`)
    ? `Write id: ${name}, or take the file away if it is a copy of ${id}.yaml.`
    : `Write id: ${name}, or rename the file to ${id}.yaml.`
}

const whole = (file: string, what: string, mend: string): Problem => ({ file, line: 0, what, mend })
