import type { Finding } from '../check/rule.ts'
import { learntFile } from '../flow/file-names.ts'
import type { Figures } from '../flow/learnt.ts'
import type { Line } from '../flow/line.ts'

/** The kinds of figures, each as a share that is better when it is higher. */
const shares: Readonly<Record<string, (figures: Figures) => number>> = {
  'right answers': ({ right, texts }) => right / texts,
  'texts of danger that are met': ({ dangerMet, danger }) => dangerMet / danger,
  'texts without harm': ({ harmful, texts }) => 1 - harmful / texts,
  'texts that are not taken for danger': ({ falseDanger, texts }) => 1 - falseDanger / texts,
}

/** How far a share may fall: less is by chance. */
const tolerated = 0.01

/** What a line answers worse than the one that is live, by the figures of their examples. */
export function findFalls(live: Line, proposed: Line): Finding[] {
  if (typeof live.learnt === 'string' || typeof proposed.learnt === 'string') return []
  const [before, after] = [live.learnt.figures, proposed.learnt.figures]
  return Object.entries(shares).flatMap(([name, share]) => {
    if (!(share(before) - share(after) > tolerated)) return []
    const what = `The share of ${name} falls from ${percent(share(before))} to ${percent(share(after))}.`
    const mend = 'See which examples are mistaken, and give more that are like them: npm run line -- texts'
    return [{ severity: 'error', rule: 'figures', file: learntFile, line: 0, what, mend }]
  })
}

const percent = (share: number) => `${(100 * share).toFixed(1)}%`
