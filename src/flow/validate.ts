import type { TSchema } from 'typebox'
import Value from 'typebox/value'
import { oneOf, type Problem } from './problem.ts'
import type { Path, Source } from './source.ts'

interface SchemaError {
  readonly keyword: string
  readonly schemaPath: string
  readonly instancePath: string
  readonly params: {
    readonly additionalProperties?: string[]
    readonly requiredProperties?: string[]
    readonly allowedValues?: string[]
  }
}
type Explained = Pick<Problem, 'what' | 'mend'>
type SchemaPart = { description?: string; properties?: object; patternProperties?: object }

/** Every place where the source's value does not fit the schema, in words for staff. */
export function validate(schema: TSchema, source: Source): Problem[] {
  const errors = Value.Errors(schema, source.value) as SchemaError[]
  return bestBranches(errors).flatMap((error) => {
    const path = toPath(error.instancePath, source.value)
    return explain(schema, error, path).map(([extra, { what, mend }]) =>
      source.problemAt([...path, ...extra], what, mend),
    )
  })
}

/** Of a choice between forms, keeps the complaints about the form that was meant: the one whose kind of value fits. */
function bestBranches(errors: readonly SchemaError[]): SchemaError[] {
  const choices = errors.filter((error) => error.keyword === 'anyOf')
  return errors.filter((error) => {
    const choice = choices.find(({ schemaPath }) => error.schemaPath.startsWith(`${schemaPath}/anyOf/`))
    if (choice) return isMeant(errors, choice, branchOf(error, choice))
    return (
      error.keyword !== 'anyOf' || !errors.some((other) => isMeant(errors, error, branchOf(other, error)))
    )
  })
}

function branchOf(error: SchemaError, choice: SchemaError): string | undefined {
  const prefix = `${choice.schemaPath}/anyOf/`
  return error.schemaPath.startsWith(prefix)
    ? prefix + error.schemaPath.slice(prefix.length).split('/')[0]
    : undefined
}

function isMeant(errors: readonly SchemaError[], choice: SchemaError, branch: string | undefined): boolean {
  if (branch === undefined) return false
  return !errors.some(
    ({ keyword, schemaPath, instancePath }) =>
      instancePath === choice.instancePath &&
      schemaPath === branch &&
      ['type', 'const', 'enum', 'pattern'].includes(keyword),
  )
}

function explain(
  schema: TSchema,
  { keyword, schemaPath, params }: SchemaError,
  path: Path,
): [Path, Explained][] {
  const part = at(schema, schemaPath.slice(2)) as SchemaPart
  const hint = part.description ?? 'See the schema beside the flow files.'
  const name = path.at(-1) ?? 'file'
  if (keyword === 'additionalProperties')
    return params.additionalProperties!.map((key) => [[key], explainKey(key, part)])
  if (keyword === 'required') return params.requiredProperties!.map((key) => [[], explainMissing(key, part)])
  if (keyword === 'enum')
    return [
      [
        [],
        {
          what: `"${name}" has a value that is not known.`,
          mend: `Use ${oneOf(params.allowedValues!)}.`,
        },
      ],
    ]
  if (keyword === 'pattern') return [[[], { what: `"${name}" is not written as it should be.`, mend: hint }]]
  if (keyword === 'minLength' || keyword === 'minItems')
    return [[[], { what: `"${name}" is empty.`, mend: hint }]]
  if (keyword === 'type' || keyword === 'anyOf')
    return [[[], { what: `"${name}" holds the wrong kind of thing.`, mend: hint }]]
  return []
}

/** XState has these, flows do not: the line knows no clock and no tasks, and silence is counted outside the machine. */
const machineKeys = new Set([
  'after',
  'invoke',
  'always',
  'entry',
  'exit',
  'actions',
  'type',
  'history',
  'onDone',
  'states',
  'context',
])

function explainKey(key: string, { properties, patternProperties }: SchemaPart): Explained {
  if (machineKeys.has(key))
    return {
      what: `"${key}" is not used in flows.`,
      mend: 'Take it out: timings, effects and the standard choices are the same for all topics.',
    }
  if (properties)
    return {
      what: `"${key}" is not known here.`,
      mend: `Take it out, or use ${oneOf(Object.keys(properties))}.`,
    }
  const [pattern] = Object.keys(patternProperties ?? {})
  if (pattern === '^[1-7]$')
    return {
      what: `"${key}" can't be the key of an option.`,
      mend: 'Use 1 to 7: the keys 8, 9, 0, * and # work everywhere.',
    }
  return {
    what: `"${key}" is not an id.`,
    mend: 'Use small letters, digits and hyphens, starting with a letter, like not-police.',
  }
}

function explainMissing(key: string, { properties }: SchemaPart): Explained {
  const hint = (at(properties, key) as SchemaPart | undefined)?.description
  return { what: `"${key}" is missing.`, mend: hint ? `Add it. ${hint}` : 'Add it.' }
}

function at(value: unknown, pointer: string): unknown {
  if (pointer === '') return value
  return pointer
    .split('/')
    .reduce<unknown>(
      (part, key) => (part as Record<string, unknown> | undefined)?.[unescapePointer(key)],
      value,
    )
}

function toPath(pointer: string, value: unknown): Path {
  if (pointer === '') return []
  let parent = value
  return pointer
    .slice(1)
    .split('/')
    .map(unescapePointer)
    .map((key) => {
      const step = Array.isArray(parent) ? Number(key) : key
      parent = (parent as Record<string, unknown>)[key]
      return step
    })
}

const unescapePointer = (key: string) => key.replaceAll('~1', '/').replaceAll('~0', '~')
