import type * as Type from 'typebox'
import type { TSchema } from 'typebox'
import type { TLocalizedValidationError as SchemaError } from 'typebox/error'
import { Compile, type Validator } from 'typebox/schema'
import { Settings } from 'typebox/system'
import * as Value from 'typebox/value'
import type { Path } from './document.ts'
import { oneOf } from './problem.ts'
import { isId } from './schema-parts.ts'
import type { Place, Source } from './source.ts'
import { optionKey } from './topic-schema.ts'

// TypeBox stops at eight complaints unless told otherwise, and the ones that are passed over below count too.
Settings.Set({ maxErrors: Number.POSITIVE_INFINITY })

interface SchemaPart {
  readonly description?: string
  readonly enum?: readonly string[]
  readonly properties?: Readonly<Record<string, SchemaPart>>
  readonly patternProperties?: object
}

const compiled = new Map<TSchema, Validator>()

/** Whether a value fits a schema. The check is compiled when it is first asked for: even the shipped line is read faster so. */
export function fits<T extends TSchema>(schema: T, value: unknown): value is Type.Static<T> {
  const check = compiled.get(schema) ?? Compile(schema)
  compiled.set(schema, check)
  return check.Check(value)
}

/** Complains of every place where the source's value does not fit the schema, in words for staff. */
export function validate(schema: TSchema, source: Source): void {
  if (fits(schema, source.value)) return
  for (const error of meantForms(Value.Errors(schema, source.value))) {
    const path = toPath(error.instancePath, source.value)
    const part = Value.Pointer.Get(schema, error.schemaPath.slice(1)) as SchemaPart
    complainOf(error, part, { path, place: source.at(...path) })
  }
}

/** The entries of a map that fit a schema, so that a bad one hides no problem in the others. */
export function fitting<T extends TSchema>(schema: T, map: object): Record<string, Type.Static<T>> {
  const entries = Object.entries(map).filter(([key, value]) => isId(key) && fits(schema, value))
  return Object.fromEntries(entries)
}

/** An option is one target or a list of them: drops the errors against the form that was not meant. */
function meantForms(errors: readonly SchemaError[]): SchemaError[] {
  const others = errors.filter(({ keyword, schemaPath }) => keyword === 'type' && /\/anyOf\/\d$/.test(schemaPath))
  const isNeither = (path: string) => others.filter(({ instancePath }) => instancePath === path).length === 2
  return errors.filter((error) => (error.keyword === 'anyOf' ? isNeither(error.instancePath) : !others.includes(error)))
}

function complainOf(error: SchemaError, part: SchemaPart, { path, place }: { path: Path; place: Place }): void {
  const { keyword } = error
  // The schema `false` of an unknown key: `additionalProperties` says the same, and knows the other keys.
  if (keyword === 'boolean') return
  if (keyword === 'additionalProperties')
    for (const key of error.params.additionalProperties) place.at(key).complain(...explainKey(key, part))
  else if (keyword === 'required')
    for (const key of error.params.requiredProperties)
      place.complain(`"${key}" is missing.`, `Add it. ${hintOf(part.properties![key]!)}`)
  else {
    const mend = keyword === 'maxLength' ? `Write at most ${error.params.limit} characters.` : hintOf(part)
    place.complain(`${inWords(path)} ${verdicts[keyword] ?? 'is not written as it should be'}.`, mend)
  }
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

function explainKey(key: string, { properties, patternProperties }: SchemaPart): [what: string, mend: string] {
  if (machineKeys.has(key))
    return [
      `"${key}" is not used in flows.`,
      'Take it out: timings, effects and the standard choices are the same for all topics.',
    ]
  if (properties) return [`"${key}" is not known here.`, `Take it out, or use ${oneOf(Object.keys(properties))}.`]
  if (patternProperties && optionKey in patternProperties)
    return [`"${key}" can't be the key of an option.`, 'Use 1 to 7: the keys 8, 9, 0, * and # work everywhere.']
  return [`"${key}" is not an id.`, 'Use small letters, digits and hyphens, starting with a letter, like not-police.']
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
