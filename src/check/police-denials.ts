/** What tells people not to go to the police, as patterns; `<police>` and `<called>` are those of a line (see police-words.ts). */
import { denials } from './denials.ts'
import type { WordLists } from './pattern.ts'

/** The lists of words that the patterns below name. */
export const policeDenials: WordLists = {
  ...denials,
  someone: 'you|they|he|she|it|this|that|one|someone|somebody|anyone|anybody|people|(?:a|the|your) \\w+',
  turn: 'call|ring|phone|dial|text|tell|contact|report|inform|alert|notify|speak|talk|go|turn|visit|ask|write',
  turning:
    'call(?:s|ed|ing)?|ring(?:s|ing)?|phon(?:e|es|ing)|text(?:s|ing)?|tell(?:s|ing)?|contact(?:s|ing)?|report(?:s|ing)?|going|speaking|talking|using',
  the: 'really|just|even|to|from|with|by|for|of|part of|run by|is|are|here|on this line|the|a|an|any|your|our|their|my|local|nearest|near|kent',
  aside: '<aux>|rather|really|just|still|also|even',
  /** A denial in front of whom to call. */
  denial: '<not>|\\b(?:<nobody>|neither|no)\\b',
  /** Orders, of what anybody may do with a number. */
  order:
    "do not|don'?t|never|must not|mustn'?t|should not|shouldn'?t|need not|needn'?t|not to|no (?:need|point|use|reason|sense)",
  /** Words that turn from the police without "not". */
  against:
    'avoid(?:ing)?|stop|quit|refus(?:e|ing)|refrain from|resist|ignor(?:e|ing)|forget(?: about)?|distrust|mistrust|beware of|away from|clear of|hang up on|rather than|instead of|in place of|better not|best not|wrong|mistake|bad idea|pointless|no use|useless|unnecessary|unwise|needless|foolish|illegal|advis\\w+ against|regret|delay|(?:put|hold) off|(?:wait|think|try)(?: \\w+){0,2} before|too (?:late|early|soon)|least of all|lie to|hide \\w+ from|keep \\w+ from|nothing to|not even|without(?= \\w+ing)|(?:anyone|anybody|everyone|everybody|them all) (?:but|except)',
}

/** Who may not want to, or can't: "if you do not want to call". */
export const conditional = '\\b(?:(?:who|that|which|(?:if|when|whether|though) <someone>)(?: <aside>)*|why|or)$'

/** Who may deny it of themselves: "we can't call the police for you"; they may not advise it. */
export const ofThemselves =
  '(?:\\b(?:we|they|this (?:line|service)|the (?:line|staff)|staff)|^(?:and |but |that )?(?:it|this))(?: <aside>)*$'
/** What makes advice of a denial. */
export const advising =
  '\\b(?:advi[sc]\\w+|recommend|suggest|want you|wish|like you|think|believe|expect|ask|encourage|need|allow|let|worth|necessary|needed|required|useful|wise|sensible|safe|good|right|time|your job)\\b'

/** What encourages: "do not hesitate to call", "you need no proof to call", "it is never too late to call". */
export const encouraging =
  '\\b(?:hesitate|afraid|scared|fear|worry|worried|ashamed|shy|forget|fail|delay|stop|avoid|ignore|wait (?:to|and|before)|too (?:late|small)|wrong|be \\w+ed for|only|in(?:to)? trouble|charge|cost|fee|name|who|proof|evidence|doubt|matter|problem|(?:have|need) to be|be an?)\\b'

/** Nothing but who somebody is: "not the police", "no one here is from the police". */
export const identity = '^(?:(?:<the>) )*$'

/** What says it in a whole sentence. */
export const sentencesAgainst: readonly string[] = [
  // "Avoid calling the police", "call us instead of the police", "it is wrong to call them"; but "do not forget to call".
  '(?<!<not> |some(?:one|body) )\\b(?:<against>) (?:(?:<the>|you|\\w+ing|to (?!(?:<the>)\\b)\\w+|(?<=(?:than|of|before(?: you)?) )(?:<turn>)) )*(?:<police>)',
  // "Sort it out without the police"; but "report it without the police".
  '\\b(?:sort|deal|solve|settle|handle|manage|cope|do|fix|mend)\\b[^.]* without (?:<the> )*(?:<police>)',
  // "The police will not come", "101 does not work"; but "the police do not run this line".
  "^(?:\\w+, )?(?:(?!(?:<turn>|if|when)\\b)[\\w']+ ){0,3}(?:<police>)(?:'s)?(?: \\w+ly| number| line| station)? <not>(?! (?:an?|the|only|just|for|us|me|run|own|been)\\b)(?!.*\\b(?:this (?:line|service|text)|(?:these|your) texts?|here)\\b)",
  // "Calling 101 is not needed".
  '\\b(?:<turning>|reports?|calls?) .{0,30}\\b(?:<police>) <not>(?! (?:free|recorded|charged|cost|us|me)\\b)',
  // "No police will come", "the police are too busy", "a waste of time", "you can call the police, but they will not come".
  '\\bno (?:<police>) (?:<aux>|comes?|answers?|helps?|needed)\\b',
  '^(?!(?:if|when)\\b).*\\b(?:<police>)(?: number| line| station)? (?:(?:are|is) )?(?:too |closed|shut|busy|unable|useless|unhelpful|slow|no use|of no|refuse|rarely|seldom|hardly|(?:have|has) (?:no|little|better) )',
  '\\b(?:<police>)\\b.*\\b(?:waste of|last resort|makes? (?:it|things) worse)\\b|\\b(?:think twice|waste of)\\b.*\\b(?:<police>)',
  '\\b(?:<police>)\\b.*(?<!\\bif )\\b(?:it|they|that) <not> (?:help|come|work|answer|listen|care|believe|do|be)\\b',
  '\\b(?:<police>)\\b.*\\bif (?:you (?:must|have to|dare)|we (?:tell|ask|say))\\b',
  // "Calls to the police are ignored", "telling the police can get you into trouble".
  '^(?!(?:if|when)\\b).*\\b(?:<police>)\\b.* (?:ignored|unanswered|wasted|out of (?:use|order)|(?:switched|turned) off)\\b',
  '^(?!.*<not>).*\\b(?:<turning>) .{0,30}\\b(?:<police>) (?:<aux>)\\b.* (?:bad|wrong|mistake|trouble|risky|dangerous|worse)\\b',
  // "Not the police.", "keep the police out of it", "the police do nothing", "the police ask you not to", "please don't".
  '^(?:but |and )?not (?:(?:<the>) )*(?:<police>)[.!]$',
  '\\b(?:keep|leave) (?:(?:<the>) )*(?:<police>) (?:\\w+ )?(?:out|alone|for later)\\b',
  '\\b(?:<police>) (?:(?:<aux>) )*(?:do|help|solve|achieve)(?:s|es)? (?:nothing|little)\\b|\\b(?:<police>) (?:ask|want|tell|beg)s? (?:you|people|us) not to\\b',
  "^(?:so |but )?(?:please )?(?:don'?t|do not|never)[.!]$",
  // "There is nothing the police can do", "it is not a matter for the police".
  '\\bnothing (?:that )?(?:(?:<the>) )*(?:<police>) (?:<aux>)\\b|\\b(?:<police>) (?:(?:<aux>) )?no (?:use|good|help)\\b',
  '\\bnot (?:(?:an?|one|something|really|just) )*(?:(?:matter|job|case|thing|problem|business) )?for (?:the )?(?:<police>)|\\bnot (?:an? )?(?:<police>) (?:matter|business|job)',
  // Whoever is told nothing does not help.
  '\\b(?:<turn>)(?: to| with)? (?:<nobody>)\\b|\\b(?:<order>) (?:<turn>)(?:(?: with| to)? (?:anyone|anybody|a soul))[.,!]?$',
]

/** What says it across two sentences. */
export const answeredNo = "\\b(?:<police>)[^.?!]*\\? (?:please )?(?:no|never|don'?t|do not)\\b"

/** What says it in a clause of nobody in particular: "do not report it", "do not call". */
export const nobodyNamed =
  "^(?:(?:and|then|please|just|so|you|there is|there's) )*(?:<order>) (?:(?:to|have to|ever|even|in) )*(?:report|call|ring|phone)(?:ing)?(?: (?:it|this|them|anyone|anybody|for help|help))?[.!]?$|\\byou (?:cannot|can'?t|can not) (?:call|ring|phone) (?:them|it)\\b"

/** "Call us, not the police": what people are told to do, with somebody in place of the police. */
export const otherNamed =
  '(?:^|^to |[,:;] |\\b(?:and|or|then|please|can|should|must|just|may|to us) )(?:<turn>)\\b(?:(?!\\b(?:some(?:one|body)|else)\\b)[^.:;])*(?<!\\b(?:<aux>|who|that) )\\bnot (?<to>(?:to|with|from) )?(?:(?:<the>) )*(?:<police>)'
