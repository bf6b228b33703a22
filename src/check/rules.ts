import type { Rule } from './rule.ts'
import { bankHolidays } from './rules/bank-holidays.ts'
import { channelsAgree } from './rules/channels-agree.ts'
import { closureSaid } from './rules/closure-said.ts'
import { codes } from './rules/codes.ts'
import { costSaid } from './rules/cost-said.ts'
import { costlyNumber } from './rules/costly-number.ts'
import { dangerWords } from './rules/danger-words.ts'
import { emergencyFirst } from './rules/emergency-first.ts'
import { emergencyWords } from './rules/emergency-words.ts'
import { everyPath } from './rules/every-path.ts'
import { everyText } from './rules/every-text.ts'
import { examples } from './rules/examples.ts'
import { fictionalNumber } from './rules/fictional-number.ts'
import { fixedKeys } from './rules/fixed-keys.ts'
import { keepsNothing } from './rules/keeps-nothing.ts'
import { learnt } from './rules/learnt.ts'
import { lockScreen } from './rules/lock-screen.ts'
import { menuKeys } from './rules/menu-keys.ts'
import { menuSize } from './rules/menu-size.ts'
import { minuteGaps } from './rules/minute-gaps.ts'
import { namedKeywords } from './rules/named-keywords.ts'
import { nearKeywords } from './rules/near-keywords.ts'
import { neverDialled } from './rules/never-dialled.ts'
import { numberKind } from './rules/number-kind.ts'
import { numberLength } from './rules/number-length.ts'
import { numbersGiven } from './rules/numbers-given.ts'
import { numbersTraced } from './rules/numbers-traced.ts'
import { offered } from './rules/offered.ts'
import { optionTarget } from './rules/option-target.ts'
import { optionWords } from './rules/option-words.ts'
import { placeholder } from './rules/placeholder.ts'
import { plainCharacters } from './rules/plain-characters.ts'
import { plainWords } from './rules/plain-words.ts'
import { policeDenied } from './rules/police-denied.ts'
import { presses } from './rules/presses.ts'
import { privacyPromises } from './rules/privacy-promises.ts'
import { promises } from './rules/promises.ts'
import { reachable } from './rules/reachable.ts'
import { readingGrade } from './rules/reading-grade.ts'
import { renamedKeys } from './rules/renamed-keys.ts'
import { review } from './rules/review.ts'
import { sameAnswer } from './rules/same-answer.ts'
import { segments } from './rules/segments.ts'
import { sendsNobody } from './rules/sends-nobody.ts'
import { sentenceLength } from './rules/sentence-length.ts'
import { shortText } from './rules/short-text.ts'
import { spokenForm } from './rules/spoken-form.ts'
import { textsOnly } from './rules/texts-only.ts'
import { timeToHear } from './rules/time-to-hear.ts'
import { timeToNumber } from './rules/time-to-number.ts'
import { typedAddress } from './rules/typed-address.ts'
import { typedHours } from './rules/typed-hours.ts'
import { typedKeys } from './rules/typed-keys.ts'
import { voice } from './rules/voice.ts'
import { whoSpeaks } from './rules/who-speaks.ts'
import { wordsInPlace } from './rules/words-in-place.ts'
import { yearOfHours } from './rules/year-of-hours.ts'
import { yesAndNo } from './rules/yes-and-no.ts'

/** All that must hold before a line goes live, by id, the gravest first. The compiler finds what keeps files from being a line. */
export const rules: Readonly<Record<string, Rule>> = {
  'emergency-first': emergencyFirst,
  'emergency-words': emergencyWords,
  'police-denied': policeDenied,
  'who-speaks': whoSpeaks,
  'danger-words': dangerWords,
  'fixed-keys': fixedKeys,
  'option-target': optionTarget,
  'yes-and-no': yesAndNo,
  'words-in-place': wordsInPlace,
  'every-path': everyPath,
  'every-text': everyText,
  examples,
  'same-answer': sameAnswer,
  learnt,
  offered,
  'numbers-traced': numbersTraced,
  'channels-agree': channelsAgree,
  'numbers-given': numbersGiven,
  'closure-said': closureSaid,
  'never-dialled': neverDialled,
  'texts-only': textsOnly,
  'number-length': numberLength,
  'fictional-number': fictionalNumber,
  'costly-number': costlyNumber,
  'cost-said': costSaid,
  'number-kind': numberKind,
  'year-of-hours': yearOfHours,
  'minute-gaps': minuteGaps,
  review,
  'bank-holidays': bankHolidays,
  'menu-size': menuSize,
  'menu-keys': menuKeys,
  'option-words': optionWords,
  presses,
  codes,
  reachable,
  'lock-screen': lockScreen,
  'short-text': shortText,
  segments,
  'plain-characters': plainCharacters,
  'time-to-hear': timeToHear,
  'time-to-number': timeToNumber,
  'spoken-form': spokenForm,
  voice,
  'renamed-keys': renamedKeys,
  placeholder,
  promises,
  'privacy-promises': privacyPromises,
  'keeps-nothing': keepsNothing,
  'sends-nobody': sendsNobody,
  'typed-keys': typedKeys,
  'typed-hours': typedHours,
  'typed-address': typedAddress,
  'reading-grade': readingGrade,
  'sentence-length': sentenceLength,
  'plain-words': plainWords,
  'near-keywords': nearKeywords,
  'named-keywords': namedKeywords,
}
