/** What says that the line keeps, sees or passes on something of a caller, as patterns that are looked for in each clause. */
import { denials } from './denials.ts'
import { patternOf, type WordLists } from './pattern.ts'

/** The lists of words that the patterns below name. */
export const keepingWords: WordLists = {
  ...denials,
  also: '<aux>|also|always|now|only|just|then|already|been|being',
  /** Who keeps it, and that they do: "we have", "this line will also". */
  line: "(?:we|i|(?:this|the) (?:line|service|system|council|computer))(?:'ll|'ve)?(?: (?:<also>))*",
  things:
    '(?:phone |mobile )?numbers?|names?|texts?|messages?|calls?|details|voices?|data|words|whereabouts|address(?:es)?|recordings?|records?|reports?',
  whose: "your|all|every|each|any|the|this|these|callers?'?s?|texters?'?s?|people's|some",
  keep: '(?:keep|store|record|tape|save|log|hold|retain|collect|track|monitor|note|remember|kept)(?:s|es|ed)?(?: on to| down)?|(?:write|take|jot)s? down',
  kept: 'kept|received|noted|stored|recorded|taped|saved|logged|shared|forwarded|monitored|listened to|passed on',
}

/** In all words. */
export const keepingClaims: readonly string[] = [
  // "We keep all phone numbers", "we have a record of your call", "this line knows your number".
  '\\b(?:<line>) (?:<keep>) (?:(?:<whose>) )*(?:\\w+ )?(?:<things>)\\b',
  '\\b(?:<line>) (?:<keep>|have|has|makes?) (?:a|the) (?:record|note|copy|log) of\\b',
  '\\b(?:<line>) (?:know|see|have|get|got|receive|received|share|pass|give|forward|send|sell|report|show)s?(?: on)? (?:your (?:<things>)|who (?:you are|calls|called|texts|texted)|where you are)\\b',
  '\\b(?:<line>) (?:<keep>|share|pass|give|forward|send|sell|show|report)s?(?: on)? what you (?:text|say|tell)\\b',
  '\\b(?:<line>) (?:<keep>) (?:a|the) list of\\b|\\b(?:<line>) use your (?:<things>) (?:to (?!send\\b|text\\b)|for\\b)',
  // "We have told the police", "we will pass your text on to the police".
  '\\b(?:<line>) (?:pass(?:ed|es)?|forward(?:ed)?|sent|send|tell|told|call|called|ring|rung|report|reported|alert|alerted|inform|informed|contact|contacted|let)(?: on)? (?:(?:your|the|this) (?:<things>) (?:on )?(?:to )?)?(?:(?:the|kent) )*(?:<police>)',
  '\\b(?:<line>) (?:pass|passed) on (?:your|the|this|all)\\b|\\b(?:<line>) (?:pass|passed|report|reported|forward|forwarded) (?:it|this|that|them)\\b',
  // "The police know", "the police have been told", "your text goes to them".
  '\\b(?:<police>) (?:now |already )?know\\b(?! (?:who|how|what|where)\\b)',
  '\\b(?:<police>) (?:(?:<also>) )+(?:told|informed|alerted|called|contacted|sent|dispatched)\\b',
  '\\b(?:your|this|these) (?:<things>) (?:goes|go|(?:(?:<also>) )*gone|(?:(?:<also>) )*(?:passed|sent|shown|<kept>)|stays? with|is on (?:file|record))\\b',
]

/** In words about no contact: elsewhere "it" and "calls" may be a contact's. */
export const sharedKeepingClaims: readonly string[] = [
  // "It keeps no numbers, but keeps messages", "only messages", "calls are recorded", "we have told someone".
  '^(?:and|but) (?:also )?(?:<keep>) (?:(?:<whose>) )*(?:\\w+ )?(?:<things>)\\b',
  '^(?:only|just) (?:your |the )?(?:<things>)[.!]?$',
  '\\b(?:it|they|our \\w+) (?:(?:<also>) )*(?:<keep>) (?:(?:<whose>) )*(?:\\w+ )?(?:<things>)\\b',
  '\\b(?:<things>) (?:(?:<also>) )+(?:\\w+ly )?(?:<kept>)\\b',
  '\\b(?:<line>) (?:told|tell|called|alerted|alert|informed) (?:them|someone|somebody|people|an? \\w+)\\b',
  '\\b(?:it|this|they) (?:goes|go|(?:is|are|will be) (?:sent|passed|shown|reported)) (?:on )?to (?:the |kent )*(?:<police>|council|\\w+ team)',
]

/** Clauses that deny it, or only suppose it. */
export const keepingDenied = patternOf(
  '<not>|\\b(?:<nobody>|no|nothing|none|neither)\\b|^(?:if|when|whether) ',
  denials,
)
