/** What says that somebody comes, calls back or takes care of it, as patterns that are looked for in each clause. */
import { denials } from './denials.ts'
import { patternOf, type WordLists } from './pattern.ts'

/** The lists of words that the patterns below name. */
export const sendingWords: WordLists = {
  ...denials,
  will: "(?: (?:will|shall|(?:is|are|am) going to|always)|'ll)(?: (?:\\w+ly|soon|also|always|then|both|all|now))*",
  worker:
    '(?:officer|person|people|team|staff|advis[eo]r|worker|volunteer|expert|warden|mediator|nurse|doctor|counsellor|engineer|operator|colleague|member|patrol|car|van|council|friend|man|woman)(?:s|es)?',
  /** Who might come: not the line, which puts people through and sends texts. */
  somebody:
    '(?:someone|somebody|help|they|he|she|(?:<police>|<called>)|(?:(?:an?|the|our|your|some|one of our|trained|local|kent|maidstone) )*(?:\\w+ )?<worker>(?: of (?:our|the) \\w+)?)',
  anybody: '(?:we|i|<somebody>)',
  come: 'ring|phone|visit|come|write|repl(?:y|ies)|answer|arrive|contact|attend|respond|get (?:back|in touch)|be (?:with you|in touch|there|sent|round|back|along)|follow|turn up|look after|take care|protect|keep (?:you|an eye)|guard|rescue|save|sort|deal|fix|solve|stop|make (?:it|them|him|her|sure|your)|find(?: (?:you|out|the)|$)|get (?:you|help)|pick up|give you|bring|pay|refund|house|rehouse|move|arrest|catch|punish|prosecute|investigate|act|report|send (?:help|someone|somebody|you)|help(?! you (?:to )?(?:find|choose|reach))',
  helped:
    'called|rung|phoned|visited|contacted|helped|paid|refunded|safe|protected|rehoused|moved|seen|sent|offered|met|looked after|rescued|believed|compensated|rewarded|given|fine|better|ok|okay|all right',
}

const unspoken = '(?<!\\b(?:can|may|could|might|ask \\w+ to) )'

/** In all words. */
export const sendingClaims: readonly string[] = [
  // "Help is on its way", "wait for help", "we are sending someone".
  "(?<!\\b(?:text|message) )(?:\\b(?:is|are|am)|'s|'re|'m) (?:now |already )?on (?:its|their|the|our|my) way\\b",
  '\\bhelp (?:is (?:near|at hand|there|certain|sure)|comes|arrives)\\b|\\bwait (?:there |here )?(?:for|until) (?:help|someone|somebody|an? officer)\\b|\\bexpect (?:an?|to hear|someone|to be)\\b',
  "\\b(?:<anybody>) ?(?:is|are|am|'s|'re|'m) (?:\\w+ )?(?:coming|calling you|visiting)\\b",
  "\\b(?:<anybody>|it|this line)(?:'ll|'re|'ve)? (?:(?:<aux>|also|now|going to|always) )*(?:send|sends|sent|sending|dispatch\\w*) (?:\\w+ ){0,2}(?:help|someone|somebody|anybody|<police>|<worker>)\\b",
  '\\band (?:then )?send (?:help|someone|somebody|<police>|(?:an? )?<worker>)\\b',
  // "Someone will call you back", "we will come to you"; but "they will help you", which is for them to say.
  '\\b(?:we|i|someone|somebody|<police>|(?:an?|our) <worker>)<will> (?:<come>)\\b',
  '\\b(?:<somebody>)<will> (?!help|act|move|report)(?:<come>|call|text)(?:s|es)?\\b',
  '\\b(?:someone|somebody|<police>|(?:an?|our) (?:\\w+ )?<worker>)<will> (?!ask|tell|want|need|help)\\w+ you\\b',
  '\\bwe<will> call (?:you|the|an?|someone|somebody|<police>)\\b',
  '\\b(?:we|someone|somebody|(?:an )?officers?) (?:call|ring|phone|visit|come to|reply|write to|get back to|look after|protect)s? (?:to )?(?:you|back|at once|within|in \\w+ minutes|soon)\\b',
  // "You will get help", "your report will be dealt with"; but "you will get a text".
  '\\byou<will> (?:get|receive|hear (?:back|from)|be (?:<helped>)|have (?:an?|your|help)|see (?:an?|someone)|win)\\b(?!.*\\b(?:text|number|code|key|menu|choice|list)s?\\b)',
  '\\b(?:it|they|he|she|this|that|your \\w+|the (?:person|noise))<will> (?:(?:have to )?stop|be (?:over|gone|arrested|caught|charged|punished|fined|evicted|moved|stopped|sorted|fixed|solved|dealt with|told|investigated|looked (?:into|at)|handled|read|answered|taken away))\\b',
  // "They call you back"; but "they can call you back".
  `${unspoken}\\b(?:call|ring|phone|get)(?:ed|s)? (?:back to )?you(?: back)\\b|\\ban? call back\\b|\\bcallbacks?\\b|\\b(?:get|gets|got) back to you\\b|\\bvisit from\\b`,
  '\\bhave (?:an?|some|the) (?:<worker>|one) (?:call|come|visit|ring)\\b',
  // "We guarantee", "within a day", "we take reports", "report it to us", "we can call them for you".
  '\\b(?:guarantee\\w*|promis(?:e|es|ed|ing)|rest assured|(?:we|i) (?:assure|swear)|for (?:sure|certain)|without fail|no matter what|(?<!\\b(?:be|make|making) )(?:sure|certain|bound) to|always works?|never fails?)\\b',
  '\\b(?:we|someone|somebody|help|<police>|(?:the|your|our) <worker>) (?:\\w+ ){1,6}within (?:an?|\\w+) (?:working )?(?:minute|hour|day|week|month)s?\\b',
  '\\b(?:we|it|(?:this|the) (?:line|service)) (?:(?:<aux>|also|now) )*(?:take|accept|handle|receive|log)s? (?:your |all |any )?(?:reports?|complaints?|crimes?)\\b',
  '\\bwe (?:always )?(?:answer|reply to|respond to) (?:all|every|each|your) |\\bget (?:an?|your|the) (?:answer|reply|call|visit)\\b.* (?:within|in) (?:an?|\\w+) (?:minute|hour|day|week)s?\\b',
  '\\b(?:report|complain)(?: (?!to\\b)\\w+){0,3} (?:to us|on this line|to this (?:line|number))\\b(?!.*(?:\\d|\\bonline|\\bwebsite|\\bform))',
  '\\b(?:we|i|this line) (?:<aux> )*(?:report|call|ring|tell) (?:\\w+ ){1,3}for you\\b(?<!\\bwe will call them for you)',
]

/** In words about no contact. */
export const sharedSendingClaims: readonly string[] = [
  '\\breport(?: (?!to\\b)\\w+){0,3} (?:by text|by texting|here)\\b|\\btext us (?:your|what|to report)\\b',
]

/** In all words, although they deny something. */
export const assurances: readonly string[] = [
  "\\byou (?:will (?:not|never)|won't) (?:be|get) (?:arrested|charged with|fined|prosecuted|punished|evicted|deported)\\b",
  '\\b(?:no harm|nothing (?:bad )?)(?: will)? (?:come|happen)s? to you\\b',
]

/** In all words but those in which people agree to a text. */
export const textingClaim = '\\b(?:we|i)<will> text\\b'

/** Clauses that only suppose it. */
export const supposed = /^(?:if|when|whether|unless|until|before|after|once) /i

/** Clauses that deny it. */
export const sendingDenied = patternOf('<not>|\\b(?:<nobody>|no(?! matter)|nothing|none|neither)\\b', denials)
