import type { NoticeName } from '../flow/line.ts'
import type { WordName } from '../flow/schema.ts'

/** Where people hear or read the words that all topics share, for staff. */
export const whereShared: Readonly<Record<WordName, string>> = {
  emergency: 'The first words of every call',
  greeting: 'What the line says that it is',
  again: 'The label of the key #',
  back: 'The label of the key *',
  start: 'The label of the key 8',
  repeat: 'Before a number is said again',
  textMe: 'The label of key 1 after an answer',
  connect: 'The label of key 2 after an answer',
  silence: 'After a silence',
  silenceAgain: 'After a second silence',
  wrongKey: 'After a wrong key',
  wrongKeyAgain: 'After a second wrong key',
  goodbye: 'After the third silence or wrong key, as the call ends',
  askText: 'Before a text is sent',
  warnText: 'Before a text on a sensitive topic is sent',
  sendText: 'The label for a text',
  fullText: 'The label for a full text',
  shortText: 'The label for a text of only the contact',
  noText: 'The label for no text',
  sent: 'When a text was sent',
  unsent: 'When a text could not be sent',
  noMobile: 'When a caller cannot get texts',
  connecting: 'Before a caller is put through',
  answered: 'After a call that was answered',
  busy: 'When the line that was called is busy',
  noAnswer: 'When no one answers',
  failed: 'When the call fails',
  closed: 'When a contact is closed, instead of a call',
  broken: 'When something goes wrong in a call',
  restart: 'When something went wrong in a call, at the end',
  emergencyText: 'The first words of every text',
  menuText: 'The text of the main menu, before the codes',
  menuEnd: 'The text of the main menu, after the codes',
  neutral: 'The first words of the text of a sensitive topic',
  more: 'The text of a topic, before the other codes',
  codes: 'The text of a topic, before its codes',
  codesEnd: 'The last words of the text of a topic',
  several: 'The text with several answers, before the codes',
  guessed: 'After the answer to a misspelt word',
  delete: 'The last words of a text on a sensitive topic',
  numberOnly: 'The text of only a number',
  placeOnly: 'The text of only a place',
  brokenText: 'When something goes wrong with a text',
}

/** The replies that only a text can bring, in words that follow "X now gives". */
export const noticesInWords: Readonly<Record<NoticeName, string>> = {
  unknown: 'the reply to what is not understood',
  danger: 'the reply to danger',
  police: 'the reply to what was meant for the police',
  safe: 'the reply to a worry that texts could be seen',
  about: 'the reply to a question about the line',
}

/** The words without which people in danger would be left alone. */
export const emergencyWords: ReadonlySet<WordName | NoticeName> = new Set([
  ...(['emergency', 'emergencyText', 'goodbye', 'broken', 'brokenText'] as const),
  ...(['danger', 'police'] as const),
])
