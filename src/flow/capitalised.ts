/** Words that begin a line or a sentence: their first letter is a capital. */
export function capitalised(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
