import { wordsOf } from '../flow/keywords.ts'

/** Words that say nothing of a topic. */
const small = new Set(
  `a an the and or of to for in on at by with from about into if you your are is be it its this that these those there here
  i my me we our us they their them who which what how where when why will would can could do does did has have had get
  hear know need want see tell say some someone somebody any anyone more other others way ways thing things time times
  problem problems worry worries worried concern concerned help advice information info number numbers call calling text
  report reporting people person press option options list listed under topic topics main menu`
    .toUpperCase()
    .split(/\s+/),
)

/** One stem for all words that deny: "to someone who is not the police", "without", "someone else". */
export const denialStem = 'NOT'
const denials = new Set('NOT NO NEVER WITHOUT ELSE INSTEAD NON ISNT ARENT DONT NOBODY'.split(' '))

const endings = /(?:ISM|IST|ING|ION|(?<=AT)OR|ER|ED|E)?(?:E?S)?$/

/** The words of some words that say what they are about, each once and without its endings, crudely: NEEDLES and NEEDLE are NEEDL. */
export function stemsOf(words: string): Set<string> {
  const plain = words.replace(/\bother than\b/gi, 'not')
  return new Set(
    wordsOf(plain)
      .filter((word) => !small.has(word) && !/\d/.test(word))
      .map(stemOf),
  )
}

function stemOf(word: string): string {
  if (denials.has(word)) return denialStem
  const stem = word
    .replace(/(?<=..)TY$/, '')
    .replace(/IE[SD]$|Y$/, 'I')
    .replace(endings, '')
  return stem.length >= 3 ? stem : word
}
