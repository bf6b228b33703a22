import { wordsOfSpeech } from '../../content/measure.ts'
import type { LineAtInstant } from '../../content/sayings.ts'
import type { NoticeTemplates } from '../../flow/notice.ts'
import type { Part } from '../../flow/template.ts'
import { speak, write } from '../../line/render-words.ts'
import { weightOf } from './weighty-words.ts'

const police =
  /\b(?:police\w*|officers?|constabular\w*|constables?|pcsos?|emergenc\w+|ambulance|nine nine nine|one oh one|one zero one)\b/i
const speaker =
  /\b(?:we(?:'re| are| were)|i(?:'m| am)|this (?:is|line|service|number|text)|(?:the|our) (?:line|service)|you(?:'re| are) (?:through|speaking|talking|texting)|(?:speak|talk)(?:ing)? (?:to|with)|automatic(?:ally)?|machine|robot|human|person)\b/i

/** Why a second person has to agree to a notice; '' if nobody has to. What it names counts as filled in. */
export function whyNotice({ say, text }: NoticeTemplates, at: LineAtInstant): string {
  const words = `${wordsOfSpeech(speak(say, at))} ${write(text, at)}`
  if ([...say, ...text].some(isWay)) return 'it gives people a number or an address'
  if (police.test(words)) return 'it speaks of the police or of emergencies'
  if (speaker.test(words)) return 'it says who speaks'
  const isPrivate = words.split(/[^a-z]+/i).some((word) => weightOf(word.toLowerCase())?.weight === 'privacy')
  return isPrivate ? 'it speaks of who may come to know' : ''
}

/** Whether it gives a way to reach somebody: a number, or where to go, write or look. */
const isWay = (part: Part) =>
  typeof part !== 'string' && 'contact' in part && part.field !== 'name' && part.field !== 'hours'
