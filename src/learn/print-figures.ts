import type { Figures } from '../flow/learnt.ts'

/** The figures of a cross-validation, in lines for staff. */
export function printFigures({ texts, right, harmful, danger, dangerMet, falseDanger }: Figures): string[] {
  return [
    `Right:            ${share(right, texts)}`,
    `Harmful:          ${share(harmful, texts)}`,
    `Danger met:       ${share(dangerMet, danger)}`,
    `Taken for danger: ${share(falseDanger, texts)}, ${share(falseDanger, texts - danger)} that speak of none`,
  ]
}

function share(part: number, whole: number): string {
  const percent = whole === 0 ? '0' : ((100 * part) / whole).toFixed(1)
  return `${percent}% (${part} of ${whole})`
}
