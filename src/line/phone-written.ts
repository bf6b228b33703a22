/**
 * What phones write by themselves. It has to be the whole text, so that nobody who adds a word of their own is left without an
 * answer: "I'm driving and a man is following me" is a person's.
 */

const picture = String.raw`\p{Extended_Pictographic}[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F\u200D]*`
const quotation = `["“„'‘][^"“”]*["”'’]`
const attachment =
  'an? (?:image|photo|picture|movie|video|gif|audio message|voice message|attachment|link|location|contact|sticker|message)'
const what = `(?:${quotation}|${attachment}|your message)`
const kind =
  '(?:like|love|heart|dislike|laugh|exclamation(?: mark| point)?|question mark|thumbs up|thumbs down|reaction)'

/** Reactions to a text, as Apple's Messages and Google's send them to other phones. */
const reactions = [
  `(?:liked|loved|disliked|laughed at|emphasi[sz]ed|questioned) ${what}`,
  `removed (?:an? ${kind}|${picture}) from ${what}`,
  `reacted (?:with )?(?:${picture}|a sticker) (?:with a sticker )?to ${what}`,
  `${picture} (?:to|from|removed from) ${what}`,
].map((pattern) => new RegExp(`^${pattern}$`, 'iu'))

/** What each of them begins with: most texts need no longer look. */
const mayReact =
  /^[\s\u200B]*(?:liked|loved|disliked|laughed|empha|questioned|removed|reacted|\p{Extended_Pictographic})/iu

/** Whether a text is a reaction to another, and nothing else. */
export function isReaction(body: string): boolean {
  if (!mayReact.test(body)) return false
  // Google's have spaces of every width in them.
  const plain = body
    .replace(/\u200B/g, '')
    .replace(/\s+/gu, ' ')
    .trim()
  return reactions.some((reaction) => reaction.test(plain))
}

/** Phrases by which a phone or a mail program says that nobody is there to read. */
const tellingPhrases = [
  '(?:this is )?(?:an )?(?:auto|automatic|automated) (?:reply|response|message|email|text)(?: from my phone)?',
  '(?:i|we) (?:am|m|are|re) (?:currently |presently |now |also )?(?:out of (?:the |my )?office|on (?:annual|sick|maternity|paternity|parental) leave|on (?:leave|holiday)|away from (?:my desk|the office|my phone)|unavailable|not available|driving|in a meeting)',
  'out of (?:the )?office',
  'i (?:am|m) not receiving notifications',
  'if this is urgent reply urgent to send a notification through with your original message',
]
/** Phrases that stand beside them. */
const otherPhrases = [
  '(?:hi|hello|sorry|and|but|please|right now|at the moment|currently|later|soon|shortly)',
  '(?:many )?(?:thanks|thank you)(?: very much)?(?: for (?:your|the) (?:message|text|email|enquiry|call))?',
  'with (?:do not disturb(?: while driving)?|(?:the )?driving focus) turned on',
  'with (?:no|limited) access to (?:my )?(?:emails?|messages|phone)',
  '(?:and )?(?:i |we )?(?:will|ll|shall|aim to|try to) (?:be (?:back|in touch)|reply|respond|answer|return|get back|call|ring|text|see|read)(?: to)?(?: you)?(?: back)?(?: your (?:messages?|texts?|emails?))?',
  '(?:when|once) i (?:get where i m going|get there|get back|am back|m back|return|can|stop)',
  'as soon as (?:i can|possible)|on my return',
  'within (?:a|one|two|three|five|\\d) (?:working )?(?:days?|hours?)',
  'until further notice',
  '(?:until|till|from|for|on|to)(?: (?:on|the|of|a|an|next|this|monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|tomorrow|tonight|morning|afternoon|evening|week|month|new year|christmas|january|february|march|april|may|june|july|august|september|october|november|december|\\d{1,4}(?:st|nd|rd|th|am|pm)?))+',
]
const telling = new RegExp(`\\b(?:${tellingPhrases.join('|')})\\b`)
const onlyPhrases = new RegExp(`^(?:(?:${[...tellingPhrases, ...otherPhrases].join('|')})(?: |$))+$`)

/** What each of the telling phrases holds: most texts need no longer look. */
const mayTell = /auto|office|leave|holiday|away|available|driving|meeting|notifications/i

/** The longest of these replies have three parts; what is longer holds words of a person. */
const longestReply = 400

/** Whether a text is what a phone or a mail program answers while nobody is there, and nothing else. */
export function isAutomaticReply(body: string): boolean {
  if (body.length > longestReply || !mayTell.test(body)) return false
  const plain = body
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return telling.test(plain) && onlyPhrases.test(plain)
}
