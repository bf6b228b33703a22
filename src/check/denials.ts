import type { WordLists } from './pattern.ts'

/** Words that say that something is not so, for patterns: some people leave the apostrophe out. */
export const denials: WordLists = {
  aux: 'do|does|did|can|could|will|would|shall|should|must|need|may|might|ought|am|are|is|was|were|have|has|had|be|been',
  nt: "(?:do|does|did|ca|could|wo|would|should|must|need|is|are|was|were|have|has|had|might|ought|sha)n'?t",
  nobody: 'no[- ]?one|nobody|none of (?:us|you|them)',
  /** With the verb before it: "do not", "should never", "can't". */
  not: '\\b(?:<aux> )*(?:not|never|cannot|no longer|<nt>)\\b',
}
