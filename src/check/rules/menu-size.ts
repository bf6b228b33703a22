import type { Rule } from '../rule.ts'

/** Warns of a menu of five options, and refuses a longer one (CALLERS PC04, R1; ISO/IEC 13714; Cohen et al. ch. 9; Avaya). */
export const menuSize: Rule = {
  reason: 'People remember four options; with more than five they hear the menu again and again.',
  *find({ menus }) {
    for (const { id, options } of menus) {
      const what = `This menu has ${options.length} options; people remember four.`
      const found = { subject: { state: id }, path: ['on'], what }
      if (options.length > 5) yield { ...found, mend: 'Take some out, or move them to a menu below this one.' }
      else if (options.length > 4)
        yield { ...found, mend: 'Make it four if you can, with the commonest first.', severity: 'warning' }
    }
  },
}
