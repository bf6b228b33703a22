/** The sentences of words that are filled in. */
export const splitSentences = (words: string): string[] => words.trim().split(/(?<=[.?!])\s+/)
