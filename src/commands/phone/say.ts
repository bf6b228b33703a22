import { type Element, textOf } from './xml.ts'

/**
 * The words of a `<Say>` as a caller hears them, on one line: a break in a number is a comma, any other break
 * a space, and `<sub>` is heard as its alias.
 */
export function hearSay(say: Element): string {
  return hearWords(say)
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,.;:!?])/g, '')
    .trim()
}

function hearWords(element: Element): string {
  const { name, attributes, children } = element
  if (name === 'sub') return attributes.alias!
  const gap = name === 'prosody' && /^[\d\s]*$/.test(textOf(element)) ? ', ' : ' '
  const words = children.map((child) => {
    if (typeof child === 'string') return child
    return child.name === 'break' ? gap : hearWords(child)
  })
  // "<s>One.</s><s>Two.</s>" is heard as two sentences.
  return name === 's' || name === 'p' ? ` ${words.join('')} ` : words.join('')
}
