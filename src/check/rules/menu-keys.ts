import type { Rule } from '../rule.ts'

/** Finds the first gap in the keys of each menu (CALLERS PC05, R2; ISO/IEC 13714; Avaya). */
export const menuKeys: Rule = {
  reason: 'Keys go up from 1 without a gap, so that people can guess the next one.',
  *find({ menus }) {
    for (const { id, options } of menus) {
      const gap = options.findIndex(({ key }, i) => key !== String(i + 1))
      if (gap < 0) continue
      const { key } = options[gap]!
      const what = `Key ${gap + 1} is left out: the options go on with key ${key}.`
      yield { subject: { state: id }, path: ['on', key], what, mend: `Write '${gap + 1}': here, and go on from there.` }
    }
  },
}
