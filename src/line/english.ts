import words from './english-words.json' with { type: 'json' }

/**
 * Whether a word, in capitals, is ordinary English (the commoner half of SCOWL): then it is no misspelling of another. The
 * 60,000 words are the sorted lines of one string, which takes a tenth of the memory of a set, and no time to make.
 */
export function isOrdinaryWord(word: string): boolean {
  const wanted = word.toLowerCase()
  let [low, high] = [0, words.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const start = words.lastIndexOf('\n', middle - 1) + 1
    const end = words.indexOf('\n', middle)
    const found = words.slice(start, end)
    if (found === wanted) return true
    if (found < wanted) low = end + 1
    else high = start
  }
  return false
}
