import { wordsOfSpeech } from '../../content/measure.ts'
import type { LineAtInstant } from '../../content/sayings.ts'
import type { NoticeTemplates } from '../../flow/notice.ts'
import type { Part } from '../../flow/template.ts'
import { speak, write } from '../../line/render-words.ts'
import { weightOf } from './weighty-words.ts'

const danger =
  /\b(?:police\w*|officers?|constabular\w*|constables?|pcsos?|emergenc\w+|ambulance\w*|fire (?:brigade|service|engine)s?|hospitals?|nines?|one oh one|one zero one|hundred and one)\b/i
const speaker =
  /\b(?:we(?:'re| are| were)|i(?:'m| am)|this (?:is|line|service|number|text)|(?:the|our) (?:line|service)|you(?:'re| are) (?:through|speaking|talking|texting)|(?:speak|talk)(?:ing)? (?:to|with)|automatic(?:ally)?|machine|robot|human|person)\b/i

const order = /\b(?:press|text|reply|send|hang up|stop)\b/i

/** What people rely on in a notice, and why somebody else has to agree to it. */
const weighty = [
  ['privacy', 'it speaks of who may come to know'],
  ['safety', 'it speaks of safety, danger or crime'],
  ['denial', 'it denies something'],
  ['promise', 'it promises something'],
  ['money', 'it speaks of money'],
] as const

/** Why a second person has to agree to a notice; '' if nobody has to. What it names counts as filled in. */
export function whyNotice({ say, text }: NoticeTemplates, at: LineAtInstant): string {
  const words = `${wordsOfSpeech(speak(say, at))} ${write(text, at)}`
  if ([...say, ...text].some(isWay)) return 'it gives people a number or an address'
  if (danger.test(words)) return 'it speaks of the police or of emergencies'
  if (speaker.test(words)) return 'it says who speaks'
  if (order.test(words)) return 'it tells people what to press, text or say'
  const weights = new Set(
    words.split(/[^a-z']+/i).map((word) => weightOf(word.toLowerCase().replaceAll("'", ''))?.weight),
  )
  const [, reason = ''] = weighty.find(([weight]) => weights.has(weight)) ?? []
  return reason
}

/** Whether it gives a way to reach somebody: a number, or where to go, write or look. */
const isWay = (part: Part) =>
  typeof part !== 'string' && 'contact' in part && part.field !== 'name' && part.field !== 'hours'
