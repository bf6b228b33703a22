/** What nobody can promise of a phone that others may look at, as patterns that are looked for in each clause. */
import { denials } from './denials.ts'
import { patternOf, type WordLists } from './pattern.ts'

const lists: WordLists = {
  ...denials,
  nobody: `${denials.nobody}|no (?:other )?(?:person|people)|none of \\w+ \\w+|not a soul|not even (?:your|the) \\w+`,
  /** Will not, or cannot: "people do not see it as a crime" is no promise. */
  unable:
    "(?:(?:will|can|could|would|may|might|shall) (?:not|never)|(?:wo|ca|could|would)n'?t|cannot|never|(?:can|could|will) (?:hardly|barely|scarcely)|(?:is|are) (?:not|never) able to|(?:is|are) unable to)(?: ever| be able to)*",
  find: 'sees?|seen|saw|reads?|knows?|known|finds?|learns?|notices?|guess(?:es)?|traces?|tracks?|looks? at|opens?|access(?:es)?|gets? (?:at|hold of)|overhears?|links?|be told',
  others: 'someone|somebody|anyone|anybody|others|people|they|he|she|(?:your|the|a|other) \\w+',
  unseen: 'seen|traced|tracked|found|identified|recognised|linked|overheard|shown|listed|discovered|spotted',
  line: 'we|it|they|this (?:line|service)|the (?:line|service|system)',
  very: '(?!(?:not|never|no|nothing)\\b)\\w+',
  bill: '(?:(?:bank|phone) statement|bill|phone record|call (?:list|log|history))s?',
}

const written = [
  // "No one else can see it"; but "no one reads these texts", "a phone that no one else looks at", "make sure no one sees it".
  '(?<!\\b(?:phone(?: that)?|what|where|sure(?: that)?) )\\b(?:<nobody>)(?: else| but you)? (?:\\w+ ){0,3}?(?:<find>)\\b(?<!(?<!\\belse )reads(?= (?:these|your|the) (?:texts|messages)))',
  // "Worried that someone sees it? No one can."
  '^(?:<nobody>)(?: else)? (?:<aux>)[.!]$|^(?:they|others) (?:<unable>)[.!]$',
  // "Nor do phone companies", "there is no risk that others see it", "nobody keeps texts".
  '\\b(?:nor|neither) (?:<aux>) (?:your |the )?(?:phone )?(?:company|companies|networks?|anyone|anybody)\\b',
  '\\bno (?:risk|chance|danger|way|fear)(?: that| of)? (?:\\w+ ){0,4}?(?:<find>|seeing|knowing|finding)\\b',
  '\\bnothing (?:\\w+ ){0,3}(?:is|gets) (?:ever )?(?:kept|stored|saved)\\b',
  '\\b(?:<nobody>)(?: else)? (?:ever )?(?:keeps?|stores?|records?) (?:\\w+ ){0,2}(?:numbers?|texts?|messages?|calls?)\\b',
  // "Only you can see it", "your family will not know".
  '\\bonly you (?:\\w+ ){0,2}?(?:<find>)\\b',
  '\\b(?:<others>)(?: else)? (?:<unable>) (?:<find>)\\b(?! where)',
  '(?<!\\b(?:you|we|if \\w+) )\\b(?:<unable>) (?:see|read|find|trace|track) (?:it|this|that|them|(?:these|the|your) (?:texts?|calls?|number))\\b',
  // "It can't be traced", "calls are not listed"; but "a name that is not found".
  '\\b(?:<unable>) (?:ever )?be (?:<unseen>|read)\\b|\\bun(?:traceable|detectable|seen)\\b',
  "\\b(?:calls?|texts?|messages?|numbers?|it|you|this|they) (?:(?:is|are) (?:not|never)|(?:is|are)n'?t) (?:<unseen>)\\b",
  // "It does not show on your phone bill", "your bill stays clean", "the text does not stay on the phone", "without a trace".
  '(?:<not>|\\b(?:<nobody>|no|nothing|off|hidden)\\b).* (?:<bill>)\\b|\\b(?:<bill>) (?:<not>|shows? (?:no|nothing)\\b|(?:stays?|remains?|is) (?:clean|empty|blank))',
  '\\b(?:texts?|messages?|calls?|it|they) <not> (?:stay|remain|show|appear)(?: up)? (?:on|anywhere|at all)\\b',
  '\\b(?:no|without(?: a)?) (?:trace|trail|footprint|(?<!\\bkeeps? no )record of (?:it|this|your|the call))\\b',
  // "Your text will be deleted", "we delete it"; but "it can be deleted", "you can delete it".
  '\\b(?:is|are|(?<!\\b(?:can|could|may|should|must) )be|been|gets?|being|automatically) (?:<very> ){0,2}(?:deleted|erased|wiped|destroyed)\\b',
  '\\b(?:<line>) (?:<very> ){0,2}?(?:delete|erase|wipe|destroy|forget)s?\\b|\\b(?:delete|erase)s? (?:itself|themselves)\\b',
  '\\b(?:numbers?|texts?|messages?|calls?) (?:is|are|will be) gone\\b|\\b(?:disappears?|vanish(?:es)?|gone (?:for good|for ?ever))\\b',
  '\\bphone (?:company|companies|networks?|providers?|firms?) (?:<not>|keeps? (?:no|nothing)\\b|deletes?\\b|forgets?\\b)',
  // "It stays private", "just between us", "it is safe to text"; but "private property".
  '\\b(?:is|are|be|stays?|remains?|keeps?|kept|(?:text|message|number|call)s?) (?:<very> )?(?:private|secret|hidden|withheld|invisible|encrypted|secure)\\b(?! (?:property|land|road|car|house|home|place|company|firm|street))',
  '\\bbetween (?:us|you and us)\\b|\\beyes only\\b|\\bsafe with us\\b',
  "\\b(?:it is|it's|this is) (?:<very> )?safe to (?:text|call|use|ring|phone)\\b|\\b(?:phone|line|text|call)(?:s|ing)? (?:is|are) (?:<very> )?safe\\b|(?<!\\b(?:where|if|when|until|once|that|think) )\\byou(?:'re| are|'ll be| will be) (?:<very> )?safe\\b",
  // "We do not see your number"; that it keeps none is so.
  '\\b(?:<line>) <not> (?:see|know|have|get)s? (?:your (?:phone )?(?:number|name)|who (?:you|calls|called))\\b',
]

/** Each is looked for in each clause. */
export const privacyClaims: readonly RegExp[] = written.map((claim) => patternOf(claim, lists))

/** Clauses that only suppose it: "if no one else can see your phone". */
export const supposed = /^(?:if|when|whether|unless|until|till|once|though|while) /i

/** Sentences that say that nobody knows: "we can't promise that no one sees it". */
export const unsure = patternOf(
  '\\b(?:(?:we|i|this line) <not>|(?:<nobody>) can) (?:promise|say|know|tell|be sure|guarantee) (?:that|if|whether|who|what|how|it)\\b',
  denials,
)
