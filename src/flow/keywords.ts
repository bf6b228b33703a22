/**
 * The words of a text in their normal form: capitals A to Z, and plain digits whatever script, keycap or width they came
 * in; punctuation gone; single letters joined (`a.s.b` is ASB). Letters of other scripts stay as they are.
 */
export function wordsOf(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{Nd}/gu, digitValue)
    .replace(/[\p{M}\p{Cf}'’‘`]/gu, '')
    .toUpperCase()
  return joinSingles(plain.match(/[\p{L}\p{N}]+/gu) ?? [])
}

/** The whole text as one word: `anti social` is ANTISOCIAL and `2 2` is 22. */
export function joinedUp(text: string): string {
  return wordsOf(text).join('')
}

function joinSingles(words: readonly string[]): string[] {
  const joined: string[] = []
  let last = ''
  for (const word of words) {
    const single = /^\p{L}$/u.test(word) ? 'letter' : /^\p{N}$/u.test(word) ? 'digit' : ''
    if (single && single === last) joined.push(joined.pop() + word)
    else joined.push(word)
    last = single
  }
  return joined
}

/** Unicode keeps each script's ten digits in a row, some scripts' rows side by side: the digits before a digit give its value. */
function digitValue(digit: string): string {
  const code = digit.codePointAt(0)!
  let before = 0
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before++
  return String(before % 10)
}
