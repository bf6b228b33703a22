/** A webhook's form or query, as it came: a field that came twice is a list. */
export type Form = Readonly<Record<string, string | readonly string[]>>

/** A field's value; of one that came twice the first, and '' if it did not come. */
export function fieldOf(form: unknown, name: string): string {
  const value = (form as Form | null)?.[name]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}
