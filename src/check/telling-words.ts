import type { ReplyName } from '../flow/replies.ts'
import type { WordName } from '../flow/shared-words.ts'

/** What tells shared words or a reply from the others, as far as words can tell. */
export interface TellingWords {
  /** One of these is in them, in whatever words. */
  readonly must?: RegExp
  /** Only in others. */
  readonly never?: RegExp
  readonly like: string
}

const sentAfterAll = /^sent\b|(?<!\bnot )\b(?:have|has|was|is) (?:(?:now|just|been) )*sent\b/i

/** A key that does nothing. */
const noKey = /^(?=.*(?:key|number|option)).*(?:\b(?:not|no|nothing|wrong)\b|n't\b)/i
const notAKey = /\b(?:not|n't) work|\bwrong key/i
const notHeard = /(?:not|n't) (?:hear|get|catch)|\bno key\b/i

const ofWords: Partial<Record<WordName, TellingWords>> = {
  greeting: { must: /line|service/i, like: 'This is the Maidstone community safety line.' },
  again: { must: /again|repeat|once more/i, never: /\bto (?:start|go|return)\b|\bmenu\b/i, like: 'to hear this again' },
  back: {
    must: /back|return|previous|last menu/i,
    never: /\b(?:hear|repeat|start|text|through)\b/i,
    like: 'to go back',
  },
  start: { must: /start|begin|menu|first/i, never: /\b(?:hear|back)\b/i, like: 'to start again' },
  textMe: { must: /text|message/i, never: /\bthrough\b|\bspeak\b|\bconnected\b/i, like: 'to get this by text' },
  connect: {
    must: /through|call|connect|ring|speak|talk|phone/i,
    never: /\b(?:by|get) (?:a )?text\b/i,
    like: 'to be put through to {contact.name}',
  },
  repeat: { must: /again|repeat|once more/i, never: /\bsorry\b/i, like: "I'll say that again." },
  silence: { must: /hear|key|press|silen|nothing/i, never: notAKey, like: 'Sorry, I did not hear a key.' },
  silenceAgain: {
    never: /\b(?:not|n't) work|\bwrong key|\btext\b/i,
    like: 'Take your time. Listen, then press the number for the thing you need.',
  },
  wrongKey: { must: noKey, never: notHeard, like: 'Sorry, that key does not work here.' },
  wrongKeyAgain: { must: noKey, never: notHeard, like: 'That key does not work here either.' },
  askText: {
    must: /text|message|send/i,
    never: /(?:not|n't|cannot) (?:text|send)|\bsorry\b|\bthrough\b|\bsent\b/i,
    like: 'We will text the phone you are calling from.',
  },
  warnText: {
    must: /\b(?:see|seen|sees|read|stays?|look|looks|find|found|notice|private)\b/i,
    like: 'A text stays on the phone, and someone else could see it.',
  },
  sendText: { must: /send|text|get|yes/i, never: /\b(?:only|just|short)\b/i, like: 'to send it' },
  fullText: { never: /\b(?:only|just|short|brief|merely|less|part|alone|contact)\b/i, like: 'for a full text' },
  shortText: {
    must: /\b(?:only|just|short|brief|nothing|number|contact|address|place|alone|less|without|not)\b/i,
    never: /\b(?:full|whole|entire|complete|everything|long)\b|\ball (?:of it|the|that)\b/i,
    like: 'for a text that gives only the contact',
  },
  sent: { never: /\bwe will\b|\bwe'll\b|\bgoing to\b/i, like: 'We have sent the text.' },
  unsent: { never: sentAfterAll, like: 'Sorry, we could not send the text.' },
  noMobile: {
    never: /^sent\b|\b(?:have|has|was|is) (?:(?:now|just|been) )*sent\b|\bcan send\b/i,
    like: "Sorry, we can't send a text to this phone.",
  },
  connecting: {
    must: /through|connect|call|transfer/i,
    never: /\b(?:ended|busy|closed|sorry|could not|couldn't|can't|cannot)\b|\bnot put\b/i,
    like: 'We will put you through to {contact.name} now.',
  },
  answered: {
    must: /\bend|over|finish|back|done/i,
    never: /\bput you through\b|\b(?:busy|closed)\b/i,
    like: 'That call has ended.',
  },
  busy: {
    must: /busy|engaged|another call|in use/i,
    never: /(?:not|n't|no longer) (?:busy|engaged)|\bno one\b|\bnobody\b|\bclosed\b|\bended\b/i,
    like: 'Sorry, their line is busy.',
  },
  noAnswer: {
    must: /answer|repl(?:y|ied)|pick(?:ed)? up|respon|there/i,
    never: /\b(?:busy|engaged|closed|ended)\b/i,
    like: 'Sorry, no one answered.',
  },
  failed: {
    never: /\b(?:busy|engaged|closed|ended)\b|\bno one answered\b|\(hours\)/i,
    like: 'Sorry, we could not put you through.',
  },
  closed: {
    must: /closed|shut|open|\(hours\)/i,
    never:
      /\b(?:we will|we'll) put you through\b|\b(?:busy|engaged|ended)\b|\bno one answered\b|(?:not|n't) (?:closed|shut)/i,
    like: 'They are closed. {contact.hours}.',
  },
  restart: { must: /start/i, like: 'To start again, press any key.' },
  menuEnd: { must: /automatic|machine|police/i, like: 'This is an automatic service, not the police.' },
  several: { must: /more than one|several|which/i, like: 'We have more than one answer. Text back a number:' },
  guessed: { must: /wrong|not what|menu/i, like: 'Wrong? Text MENU.' },
  delete: { must: /delet|erase|remove/i, never: /\b(?:not|never|cannot)\b|n't\b/i, like: 'You can delete this text.' },
}

const ofReplies: Partial<Record<ReplyName, TellingWords>> = {
  police: { must: /police/i, like: 'This is not the police.' },
  safe: {
    must: /delet|hid|\bsee|seen|\blook|\bbill|private/i,
    never: /(?:not|n't|never) delete/i,
    like: 'Worried that someone could see these texts? Delete them.',
  },
  about: { must: /automatic|machine|line|service/i, like: 'This is an automatic line. It is not the police.' },
  unknown: { must: /understand|understood|sorry/i, like: 'Sorry, we did not understand. Text MENU.' },
}

/** The telling words of a subject; undefined where nothing tells. */
export function tellingWordsOf(subject: object): TellingWords | undefined {
  const { words, reply } = subject as { words?: WordName; reply?: ReplyName }
  return (words && ofWords[words]) ?? (reply && ofReplies[reply])
}
