import { contactRules } from './contact-rules.ts'
import { dateRules } from './date-rules.ts'
import { emergencyRules } from './emergency-rules.ts'
import { hoursRules } from './hours-rules.ts'
import { keyRules } from './key-rules.ts'
import { keywordRules } from './keyword-rules.ts'
import { menuRules } from './menu-rules.ts'
import { numberRules } from './number-rules.ts'
import { pathRules } from './path-rules.ts'
import { privacyRules } from './privacy-rules.ts'
import { readingRules } from './reading-rules.ts'
import type { Rule } from './rule.ts'
import { speechRules } from './speech-rules.ts'
import { textRules } from './text-rules.ts'
import { wordingRules } from './wording-rules.ts'

/** All that must hold before a line goes live, the gravest first. What makes files no line at all is found by the compiler. */
export const rules: readonly Rule[] = [
  ...emergencyRules,
  ...keyRules,
  ...pathRules,
  ...numberRules,
  ...contactRules,
  ...hoursRules,
  ...dateRules,
  ...menuRules,
  ...privacyRules,
  ...textRules,
  ...speechRules,
  ...wordingRules,
  ...readingRules,
  ...keywordRules,
]
