/** What a call costs, in words that follow "A call costs". */
import { checkTitle } from './plain-text.ts'
import type { Place } from './source.ts'

/** Sums of money: their digits are no number to call. */
const money = /£\d+(?:\.\d\d)?|\d+(?:\.\d+)?(?= ?(?:p|pence|pounds?)\b)/g

/** Complains of a cost with a number to call in it, or in which the words around it are said twice. */
export function checkCost(cost: string, place: Place): void {
  checkTitle(cost.replace(money, ''), place)
  const [inside] = /^(?:(?:a |the )?calls? (?:will )?costs?|it costs?|costs?:?)\b/i.exec(cost) ?? []
  if (inside)
    place.complain(
      `"${inside}" is said before the cost already.`,
      'Take it out: "7p a minute", not "A call costs 7p a minute".',
    )
  if (/[.!]$/.test(cost))
    place.complain('The cost ends in a full stop.', 'Take it out: the cost stands inside other words.')
}

/** A cost for the ear: a voice would read the letter in "7p". */
export function sayCost(cost: string): string {
  return cost.replace(/\b1p\b/g, '1 penny').replace(/(?<=\d)p\b/g, ' pence')
}
