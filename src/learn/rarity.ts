/** How rare a feature is that so many examples have, up to 255: its inverse document frequency. */
export function rarityOf(count: number, examples: number): number {
  return Math.max(1, Math.round((255 * logarithm((examples + 1) / count)) / logarithm(examples + 1)))
}

/** The logarithm to base 2 of a number of 1 or more, bit by bit: the same on every machine, as `Math.log` is not. */
function logarithm(x: number): number {
  let [rest, result] = [x, 0]
  for (; rest >= 2; rest /= 2) result++
  for (let bit = 0.5; bit > 1e-6; bit /= 2) {
    rest *= rest
    if (rest < 2) continue
    rest /= 2
    result += bit
  }
  return result
}
