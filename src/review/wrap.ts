/** Breaks one line of words into lines of at most so many characters. A number stays whole with all its groups, and so does a longer word. */
export function wrap(words: string, width: number): string[] {
  const lines: string[] = []
  for (const word of words.split(/(?<!\d,?)\s+|\s+(?!\d)/)) {
    const longer = `${lines.at(-1)} ${word}`
    if (lines.length > 0 && longer.length <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}
