/** What claims that the line is somebody, or that somebody is on it, as patterns; `<police>` and `<called>` are those of a line. */
import { denials } from './denials.ts'
import type { WordLists } from './pattern.ts'

/** The lists of words that the patterns below name. */
export const speakerWords: WordLists = {
  ...denials,
  expert:
    'sergeants?|detectives?|inspectors?|doctors?|nurses?|gps?|medics?|firefighters?|coastguards?|lawyers?|solicitors?|barristers?|judges?|counsellors?|therapists?|social workers?',
  person:
    'person|people|humans?|human beings?|someone|somebody|man|woman|operators?|advis[eo]rs?|agents?|volunteers?|staff|team|workers?|experts?',
  /** Whom the line is not, in all words; and in those about no contact. */
  who: '<police>|<expert>',
  anybody: '<who>|<called>|\\(name',
  /** Words up to a name, but for what leads elsewhere: "for people", "the number of the police". */
  word: "(?!(?:not|no|never|neither|nor|sorry|for|to|of|from|by|with|about|against|like|than|where|how|what|when|why|who|that|if|at|in|on|numbers?|names?|words?|lists?|ways?|pages?|websites?|working)\\b)[\\w'-]+",
  up: '(?:<word> ){0,4}(?:(?:of|from|by|with) (?:<word> ){0,4})?',
  /** Things of the police that are not the police. */
  mere: "(?!(?:'s)? ?(?:number|station|website|page|advice|guidance|text|word|matter|business|work|video|record)s?\\b)",
  able: 'will|can|do|does|always|also|may|all',
  texts:
    '(?:these|your|all|every|each|the) (?:texts?|messages?)|this (?:line|service|number)|(?:your|all|the) (?:calls?|phone)',
  read: 'reads?|monitors?|checks?|listens? to|sees?|watch(?:es)?',
}

/** In any words. */
export const speakerClaims: readonly string[] = [
  // "We are the police", "this is a line of Kent Police", "I am a doctor".
  "\\b(?:we(?: are|'re)|i(?: am|'m)|this is|(?:this|the) (?:line|service) is) <up>(?:<who>)\\b<mere>",
  "\\b(?:we(?: are|'re)|i(?: am|'m)) <up>(?:<called>|person|people|humans?)\\b",
  '\\b(?:us|we|me|i), (?:<word> ){0,2}(?:<police>)\\b',
  // "You are through to", "you have reached"; but "if you have called the police, …".
  "(?<!\\b(?:if|when|once|while|after|unless|until|that|case) )\\byou(?: are| will be| have|'re|'ll be|'ve)(?: (?!not\\b|never\\b)\\w+){0,2}? (?:through|speaking|talking|chatting|connected|texting|calling|messaging|ringing|phoning|reached|called|texted|rung|got|in touch|back)(?: to| with| on)? (?:<word> ){0,4}(?:<anybody>|<person>)\\b",
  '\\b(?:welcome to|thank(?:s| you) for (?:call|ring|text|phon|contact)ing|hello from|on behalf of) (?:<word> ){0,2}(?:<police>)',
  // "A person reads these texts", "your texts are read"; but "no one reads these texts".
  '(?<!\\b(?:no|not|if|that|worried|case) (?:<word> ){0,2})\\b(?:<who>|<person>|our <word>)(?: (?:of|in|on|from|at) (?:<word> ){1,3}| )(?:(?:<able>) )?(?:<read>|answers?|takes?|handles?|picks? up|runs?|operates?|owns?|staffs?) (?:<texts>)',
  "\\bwe(?:'ll)? (?:(?:<able>) )*(?:<read>) (?:<texts>)",
  '\\b(?:these|your) (?:texts?|messages?) (?:is|are|will be|gets?) (?:(?!not\\b|never\\b)\\w+ )?(?:read|answered|monitored|checked|seen|watched)\\b(?! (?:out|aloud|by no))',
  // "This line is run by the police", "we are not only the police".
  '\\b(?:we|i|line|service) belongs? to (?:<word> ){0,3}(?:<who>)',
  '\\b(?:line|service)(?: is)? (?:staffed|manned|answered|run|operated) by (?:<word> ){0,3}(?:<who>|<person>)',
  '\\bthis is (?:an? )?(?:call|text|line|message) (?:to|for|from) (?:<word> ){0,3}(?:<police>)|\\b(?:treat|see|think of) (?:us|me|this line) as\\b',
  "\\b(?:we(?: are|'re)|this is) not (?:just|only|merely) (?:<word> ){0,2}(?:<who>)\\b",
  // "It is not an automatic line", "you can talk to a person on this line".
  '(?:<not>|\\bno) (?:(?:talking to|speaking to|just|only|really|an?|the) )*(?:automat\\w+|machines?|robots?|bots?|computers?|recordings?|recorded)\\b',
  '^(?!.*(?:<not>|\\b(?:<nobody>)\\b)).*\\b(?:talk|speak|chat) (?:to|with) (?:<word> ){0,3}(?:<who>|<person>|us)\\b.*\\b(?:on this line|here)\\b',
  '^(?!.*(?:<not>|\\b(?:<nobody>)\\b)).*\\b(?:<who>|<person>)\\b.*\\bon (?:this|the) line\\b',
]

/** In words about no contact: elsewhere "it" and "this" may be one. */
export const sharedSpeakerClaims: readonly string[] = [
  // "It is the police", "Kent Police.", "my name is", "we have people here", "a live line".
  "\\b(?:it is|it's|this is|we(?: are|'re)|(?:this|the) (?:line|service|call) is) <up>(?:<anybody>|<person>)\\b<mere>",
  '^(?:hello,? )?(?:(?:the|your|kent|local) )*(?:<police>)(?: here| speaking)?[.!]$',
  "\\bmy name is\\b|\\bi(?: am|'m) (?!(?:not|sorry|an?|the|auto\\w+)\\b)\\w+[.!]$|\\bin (?:a|the|our) queue\\b",
  "\\bwe have (?:<word> ){0,3}(?:<who>|<person>)\\b|\\bthere(?: is|'s| are) (?:<word> ){0,3}(?:<who>|<person>)\\b.* (?:here|to (?:help|talk|listen))\\b",
  '(?<!\\b(?:not|no)(?: an?)? )\\b(?:live|manned|staffed|human) (?:line|service|voice|chat)\\b',
  // "We speak for the police", "an officer answers", "talk to us", "hold for an adviser".
  '\\b(?:we|i|it|this line) (?:speak|act|work|answer)s? for (?:<word> ){0,2}(?:<who>)\\b',
  '(?<!\\b(?:no|if|when) (?:<word> )?)\\b(?:<who>|<person>) (?:will |can )?answers?\\b',
  "\\byou(?: can| will|'ll) (?:\\w+ )?(?:talk|speak|chat) (?:to|with) (?:<word> ){0,3}(?:<who>|<person>)(?: now| today)?[.!]$",
  '^(?!.*(?:<not>|\\b(?:<nobody>)\\b)).*\\b(?:talk|speak|chat) (?:to|with) us\\b',
  '\\b(?:hold|wait|stay on the line)\\b.* (?:for|until) (?:<word> ){0,2}(?:<who>|<person>)|\\bpress \\w+ (?:to|and) (?:talk|speak)\\b',
  // "An officer is here", "someone can talk to you", "calls are answered".
  "(?<!\\b(?:no|not|if) )\\b(?:<who>|<person>) (?:is|are) (?:\\w+ )?(?:here|waiting|ready|on duty)\\b|\\bwe(?: are|'re) (?:\\w+ )?(?:trained|qualified|professional)",
  "\\b(?:we|i|<who>|<person>)(?:'re|'m| are| am| is) (?:here (?:to (?:listen|talk)|for you)|listening|standing by)\\b",
  '^(?!.*(?:<not>|\\b(?:<nobody>)\\b)).*\\b(?:<who>|<person>) (?:can|will|would) (?:talk|speak|listen) (?:to|with) you\\b',
  '\\b(?:texts?|messages?|calls?) (?:is|are|will be|gets?) (?:(?!not\\b|never\\b)\\w+ )?(?:read|answered|monitored|checked|taken|handled|seen)\\b(?! (?:out|aloud|by no))',
  '\\b(?:<person>|<who>) on (?:it|the other end)\\b',
]
