import { patternOf } from './pattern.ts'

const lists = {
  /** What begins a clause of its own. */
  begins:
    'if|when|unless|until|till|because|as|since|but|so|then|(?<!\\b(?:knows?|sees?|say|tell|ask) )who|which|while|whether|though|before|(?<!\\blook(?:s|ed|ing)? )after|otherwise',
  /** What people are told to do after "and": "do not touch it and call the police" is two clauses, "do not go and call" is one. */
  order:
    'and (?=(?:we|you|it|they|this) )|(?<!\\b(?:go|try|come|up) )and (?=(?:then |please )?(?:call|ring|phone|dial|text|tell|contact|report|speak|talk|ask|go|press)\\b)',
  /** A comma, but for one in a list: "do not call, text or visit". */
  comma: ",(?! (?:(?:the|your|our|a) )?[\\w'-]+(?: [\\w'-]+)? (?:or|nor) )",
}
const boundary = patternOf('<comma>|[;:()]| - |\\b(?=(?:<begins>)\\b)|\\b(?=<order>)', lists)

/** The parts of a sentence in each of which one thing is said, asked or denied. */
export function clausesOf(sentence: string): string[] {
  return sentence
    .split(boundary)
    .map((clause) => clause.trim())
    .filter(Boolean)
}
