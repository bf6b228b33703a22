/** Lists of words by name, as the alternatives of a pattern. They may hold one another. */
export type WordLists = Readonly<Record<string, string>>

/**
 * Makes a pattern of words that can be read: `<not> call <police>` takes its lists by name, a space is any space, and capitals
 * make no difference.
 */
export function patternOf(written: string, lists: WordLists): RegExp {
  return new RegExp(expand(written, lists).replaceAll(' ', String.raw`\s+`), 'i')
}

function expand(written: string, lists: WordLists): string {
  return written.replace(/(?<!\(\?)<(\w+)>/g, (_, name: string) => `(?:${expand(lists[name]!, lists)})`)
}
