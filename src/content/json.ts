/** A value as JSON, a Map in it as the list of its entries; '' for undefined. Values that are alike give the same. */
export function asJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => (inner instanceof Map ? [...inner] : inner)) ?? ''
}
