/**
 * What people rely on words for: `emergency` whom to call in danger, `speaker` whom they think they speak to, `privacy` who
 * may come to know of it, `consent` what they agree to, `outcome` what has just happened, `key` what a key does, and `guide`
 * how to go on. A second person has to agree to any change of all but the last.
 */
export type WordKind = 'emergency' | 'speaker' | 'privacy' | 'consent' | 'outcome' | 'key' | 'guide'
