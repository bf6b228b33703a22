import type Type from 'typebox'
import type { TSchema } from 'typebox'
import type { TLocalizedValidationError as SchemaError } from 'typebox/error'
import { Settings } from 'typebox/system'
import Value from 'typebox/value'
import { type Explanation, oneOf } from './problem.ts'
import { isId } from './schema-parts.ts'
import type { Path, Source } from './source.ts'
import { optionKey } from './topic-schema.ts'

// TypeBox stops at eight complaints unless told otherwise, and the ones that are passed over below count too.
Settings.Set({ maxErrors: Number.POSITIVE_INFINITY })

interface SchemaPart {
  readonly description?: string
  readonly enum?: readonly string[]
  readonly properties?: Readonly<Record<string, SchemaPart>>
  readonly patternProperties?: object
}

/** Complains of every place where the source's value does not fit the schema, in words for staff. */
export function validate(schema: TSchema, source: Source): void {
  for (const error of meantForms(Value.Errors(schema, source.value))) {
    const path = toPath(error.instancePath, source.value)
    const part = Value.Pointer.Get(schema, error.schemaPath.slice(1)) as SchemaPart
    for (const [key, { what, mend }] of explainError(error, part, path)) source.at(...path, ...key).complain(what, mend)
  }
}

/** The entries of a map that fit a schema, so that a bad one hides no problem in the others. */
export function fitting<T extends TSchema>(schema: T, map: object): Record<string, Type.Static<T>> {
  const entries = Object.entries(map).filter(([key, value]) => isId(key) && Value.Check(schema, value))
  return Object.fromEntries(entries)
}

/** An option is one target or a list of them: drops the errors against the form that was not meant. */
function meantForms(errors: readonly SchemaError[]): SchemaError[] {
  const others = errors.filter(({ keyword, schemaPath }) => keyword === 'type' && /\/anyOf\/\d$/.test(schemaPath))
  const isNeither = (path: string) => others.filter(({ instancePath }) => instancePath === path).length === 2
  return errors.filter((error) => (error.keyword === 'anyOf' ? isNeither(error.instancePath) : !others.includes(error)))
}

/** A key below the value that the error is at, if it is about that, and what is wrong. */
type KeyAndExplanation = readonly [key: Path, Explanation]

function explainError(error: SchemaError, part: SchemaPart, path: Path): KeyAndExplanation[] {
  const { keyword } = error
  // The schema `false` of an unknown key: `additionalProperties` says the same, and knows the other keys.
  if (keyword === 'boolean') return []
  if (keyword === 'additionalProperties')
    return error.params.additionalProperties.map((key) => [[key], explainKey(key, part)])
  if (keyword === 'required') return error.params.requiredProperties.map((key) => [[], explainMissing(key, part)])
  const what = `${inWords(path)} ${verdicts[keyword] ?? 'is not written as it should be'}.`
  const mend = keyword === 'maxLength' ? `Write at most ${error.params.limit} characters.` : hintOf(part)
  return [[[], { what, mend }]]
}

const verdicts: Readonly<Record<string, string>> = {
  enum: 'has a value that is not known',
  format: 'is not a date of the calendar',
  minLength: 'is empty',
  maxLength: 'is too long',
  minItems: 'is empty',
}

function inWords(path: Path): string {
  const last = path.at(-1)
  return typeof last === 'number' ? `Item ${last + 1} of "${path.at(-2)}"` : `"${last}"`
}

/** How to write what a part of a schema asks for: every part has a choice of values or a description. */
function hintOf({ enum: values, description }: SchemaPart): string {
  return values ? `Use ${oneOf(values)}.` : description!
}

/** XState has these, flows do not: the line knows no clock and no tasks, and silence is counted outside the machine. */
const machineKeys = new Set(['after', 'invoke', 'always', 'entry', 'exit', 'actions', 'onDone', 'states', 'context'])

function explainKey(key: string, { properties, patternProperties }: SchemaPart): Explanation {
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
  if (patternProperties && optionKey in patternProperties)
    return {
      what: `"${key}" can't be the key of an option.`,
      mend: 'Use 1 to 7: the keys 8, 9, 0, * and # work everywhere.',
    }
  return {
    what: `"${key}" is not an id.`,
    mend: 'Use small letters, digits and hyphens, starting with a letter, like not-police.',
  }
}

function explainMissing(key: string, { properties }: SchemaPart): Explanation {
  return { what: `"${key}" is missing.`, mend: `Add it. ${hintOf(properties![key]!)}` }
}

/** The path that a JSON pointer means: its names are keys of maps, or indices of lists. */
function toPath(pointer: string, value: unknown): Path {
  let parent = value
  return Value.Pointer.Indices(pointer).map((key) => {
    const step = Array.isArray(parent) ? Number(key) : key
    parent = (parent as Record<string, unknown>)[key]
    return step
  })
}
