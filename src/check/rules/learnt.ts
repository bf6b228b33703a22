import { learntFile } from '../../flow/file-names.ts'
import type { Rule } from '../rule.ts'

const faults = {
  missing: 'There is no file of what was learnt from the examples.',
  stale: 'The examples have changed since the line learnt from them.',
  damaged: 'The file of what was learnt is not as it was written.',
}

/** Looks whether what was learnt was learnt from these examples. */
export const learnt: Rule = {
  reason: 'A line whose examples are not learnt yet understands only keywords and codes.',
  *find({ line: { examples, learnt } }) {
    if (examples.length === 0 || typeof learnt !== 'string') return
    const what = `${faults[learnt]} Until it is there, the line knows only keywords and codes.`
    yield { subject: { file: learntFile }, what, mend: 'Learn anew: npm run line -- learn' }
  },
}
