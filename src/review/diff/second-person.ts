import type { WordKind } from '../../flow/word-kind.ts'
import type { Weight } from './weighty-words.ts'

/** The changes that a second person has to agree to, each with why; each of the comparisons says where it found one. */
export const reasons = {
  number: 'a number changed',
  newNumber: 'a number is new',
  newContact: 'a contact is new',
  goneContact: 'a contact is gone',
  otherContact: 'an answer gives another contact',
  contactName: 'whom people think they call changed',
  contactAddress: 'where people are told to go changed',
  contactOnline: 'where people are told to write or look changed',
  contactCost: 'what people are told that a call costs changed',
  contactKind: 'what a contact is changed',
  promises: 'words may now promise more',
  puttingThrough: 'callers can now be put through',
  hours: 'hours changed',
  emergencyWords: 'emergency words changed',
  speaker: 'whom people think they speak to changed',
  privacy: 'who may come to know of it changed',
  consent: 'what people agree to changed',
  outcome: 'what people are told has happened changed',
  label: 'what a key is said to do changed',
  newLabel: 'a key is new, and what it is said to do',
  title: 'what texts call a code changed',
  lead: 'what a text gives first changed',
  dangerWord: 'a word of danger no longer brings the reply to danger',
  dangerText: 'a text of danger no longer brings the reply to danger',
  harmless: 'a word of danger counts for less',
  keyword: 'a word that people text no longer leads where it led',
  passedOver: 'a word that can decide what a text means is passed over',
  silent: 'a text gets no reply any more',
  emergencyKey: 'key 9 is for emergencies',
  elsewhere: 'a code that is in use leads elsewhere',
  gone: 'a code that is in use is gone',
  sensitive: 'texts now name the topic on a lock screen',
  sound: 'how the emergency words sound changed',
  denial: 'what these words deny changed',
  promise: 'what these words promise changed',
  secrecy: 'what these words say of privacy changed',
  money: 'what these words say of money changed',
  safety: 'what these words say of safety, danger or crime changed',
  people: 'what these words say of who speaks, comes or helps changed',
  action: 'what these words tell people to do changed',
  limit: 'what these words say of when, for whom or how much changed',
  name: 'a name in these words changed',
  topic: 'what these words are about changed',
  given: 'these words give another contact or another key',
  order: 'what people rely on stands in another order',
  moved: 'these words give a number or a key for something else',
  news: 'these words say something new',
} as const

/** One of them. */
export type Reason = (typeof reasons)[keyof typeof reasons]

/** Why a change of shared words and replies needs a second person; only a guide on how to go on may need none. */
export const reasonsOfKinds: Readonly<Record<WordKind, Reason | ''>> = {
  emergency: reasons.emergencyWords,
  speaker: reasons.speaker,
  privacy: reasons.privacy,
  consent: reasons.consent,
  outcome: reasons.outcome,
  key: reasons.label,
  guide: '',
}

/** Why a change of what people rely on in any other words needs one, the gravest first. */
export const reasonsOfWeights: Readonly<Record<Weight, Reason>> = {
  denial: reasons.denial,
  promise: reasons.promise,
  privacy: reasons.secrecy,
  given: reasons.given,
  money: reasons.money,
  safety: reasons.safety,
  people: reasons.people,
  action: reasons.action,
  name: reasons.name,
  topic: reasons.topic,
  limit: reasons.limit,
}
