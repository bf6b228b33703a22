/** What stands for 0 to 4 wherever counts leave the store: one of so few could be picked out. */
export const fewer = 'fewer than 5'

/** A number as it may leave the store. */
export type Shown = number | typeof fewer

const step = 5

/** What may be shown of a number: it is rounded down to a step of 5, or else hidden numbers could be calculated from others. */
export function shown(number: number): Shown {
  return number < step ? fewer : number - (number % step)
}
