/** The words that people rely on, whatever else is written: a change of them needs a second person. */
import { isEnglish, isSlipOf } from './slips.ts'

/**
 * What people rely on a word for: `denial` that something is not so, `promise` that it is sure to be, `privacy` who may come to
 * know, `money` what it costs, `safety` what is dangerous or a crime, `people` who speaks, comes or helps, `action` what to do,
 * `limit` when, for whom and how much, `name` who or where it is, `topic` what it is about, and `given` what is filled in from a
 * contact or a code.
 */
export type Weight =
  | 'denial'
  | 'promise'
  | 'privacy'
  | 'given'
  | 'money'
  | 'safety'
  | 'people'
  | 'action'
  | 'name'
  | 'topic'
  | 'limit'

/** A word that people rely on. */
export interface WeightyWord {
  /** One for all its forms and for all words that mean as much: "tell" for "told" and "informs". */
  readonly key: string
  readonly weight: Weight
  /** Whether it says something about the whole sentence: then what else the sentence says counts too. */
  readonly binds: boolean
}

interface Row extends Omit<WeightyWord, 'key'> {
  /** Whether they have other forms too: "tells" and "telling". */
  readonly hasForms: boolean
  /** Those between two commas may stand for one another. */
  readonly words: string
}

const rows: readonly Row[] = [
  {
    weight: 'denial',
    binds: true,
    hasForms: false,
    words: `
      not nor neither dont wont cant isnt arent doesnt didnt wasnt wouldnt couldnt shouldnt, no, never, nobody, none
      nothing, nowhere, without, instead rather, hardly barely scarcely, unless except, false untrue`,
  },
  {
    weight: 'promise',
    binds: true,
    hasForms: false,
    words: `
      will shall, would, must, always`,
  },
  {
    weight: 'promise',
    binds: true,
    hasForms: true,
    words: `
      guarantee guaranteed promise pledge vow swear assure, ensure sure, certain definite certainty absolute, entitle
      entitlement deserve, commitment, obliged required compulsory mandatory`,
  },
  {
    weight: 'privacy',
    binds: true,
    hasForms: true,
    words: `
      anonymous anonymity anonymised, confidential confidentiality confidence, private privacy, secret secrecy,
      discreet discretion hidden`,
  },
  {
    weight: 'privacy',
    binds: false,
    hasForms: true,
    words: `
      know knew known aware knowledge, see saw seen view, tell told inform notify, share pass, keep kept retain hold
      held store stored save, record recording, trace track monitor watch, show shown appear reveal disclose
      disclosure expose, delete erase remove deletion, read, overhear listen, identify identity identifiable, bill,
      data detail information, name, number, address, publish public, evidence proof, witness`,
  },
  {
    weight: 'money',
    binds: true,
    hasForms: true,
    words: `
      free freed, cost price fee charge rate, pay paid payment, money cash £ pound pence %, fine penalty, refund,
      compensation compensate, reward, grant, loan, benefit, discount, cheap affordable afford, expensive`,
  },
  {
    weight: 'safety',
    binds: false,
    hasForms: true,
    words: `
      safe safety secure security protect protection, danger dangerous risk risky, emergency, urgent urgency, harm
      harmful hurt injure injury, die died dying death dead, kill, weapon, knife, gun, attack assault violence
      violent, crime criminal offence, law legal lawful, arrest prosecute prosecution charged sue sued suing, jail
      prison custody, evict eviction deport, victim, offender suspect perpetrator, child children minor, adult`,
  },
  {
    weight: 'people',
    binds: false,
    hasForms: false,
    words: `
      we us our ours ourselves, i me my mine myself, they them their theirs themselves, he him his himself, she her
      hers herself, someone somebody, anyone anybody, everyone everybody, else`,
  },
  {
    weight: 'people',
    binds: false,
    hasForms: true,
    words: `
      police policeman policewoman cop constable constabulary, officer pcso, council, councillor, government,
      ambulance paramedic, firefighter, nhs, doctor gp, nurse, hospital clinic, staff team worker employee colleague,
      person human, automatic automatically automated machine robot computer, volunteer, charity, solicitor lawyer
      barrister, counsellor therapist, agency, company business, court, judge, school, teacher, trained qualified,
      professional expert, independent, official`,
  },
  {
    weight: 'action',
    binds: false,
    hasForms: true,
    words: `
      call ring phone dial telephone, text message, email write, contact reach, report, ask request, answer reply
      respond response, visit, come came arrive, attend, go going went gone, send sent dispatch, meet met, give gave
      given provide offer supply, get got receive obtain, help assist support, wait, stay remain, leave left, hide,
      ignore forget, press, hang, open, close shut, stop end cease, confront, approach, refuse deny decline reject,
      accept consent, allow permit let, forbid ban, avoid prevent`,
  },
  {
    weight: 'limit',
    binds: false,
    hasForms: false,
    words: `
      only solely, optional, all, every each, any, both, either, some, most, many, few, more, less fewer least, first,
      last, next, before, after afterwards, until till, within, during, if, but, may might could, should ought need
      needs needed, roughly approximately, ?, usually normally often mostly generally, sometimes occasionally rarely
      seldom, likely probably, perhaps possibly maybe, today, tonight, tomorrow, yesterday, soon shortly, immediately
      immediate instantly, permanently forever, daily, weekly, monthly, yearly, am, pm, early, late, once, twice, one,
      two, three, four, five, six, seven, eight, nine, ten, dozen, twenty, thirty, fifty, hundred, thousand, half,
      quarter, local, nearest`,
  },
  {
    weight: 'limit',
    binds: false,
    hasForms: true,
    words: `
      second, minute, hour, day, week, month, year, night, morning, afternoon, evening, weekend, noon midday,
      midnight, resident`,
  },
]

/** The forms that a word may have in a sentence. Some of them are no words, which does no harm. */
function formsOf(word: string): string[] {
  const stem = word.replace(/(?<=[^aeiou])e$/, '')
  const doubled = /[^aeiou][aeiou][bdgmnpt]$/.test(word) ? `${word}${word.at(-1)}` : stem
  const endings = [stem, doubled].flatMap((start) => [`${start}ed`, `${start}ing`])
  return [`${word}s`, `${word}es`, `${word}ly`, `${word.replace(/y$/, 'i')}es`, ...endings]
}

const byForm: ReadonlyMap<string, WeightyWord> = makeForms()

function makeForms(): Map<string, WeightyWord> {
  const listed = rows.flatMap(({ words, hasForms, ...weighty }) =>
    groupsIn(words).flatMap((group) =>
      group.map((word) => ({ word, hasForms, weighty: { key: group[0]!, ...weighty } })),
    ),
  )
  const forms = listed
    .filter(({ hasForms }) => hasForms)
    .flatMap(({ word, weighty }) => formsOf(word).map((form) => [form, weighty] as const))
  // A word that is listed itself is no form of another.
  return new Map([...forms, ...listed.map(({ word, weighty }) => [word, weighty] as const)])
}

function groupsIn(words: string): string[][] {
  return words.split(',').map((group) => group.trim().split(/\s+/))
}

/** What people rely on a word for, which is in small letters; undefined if they do not. A word that is misspelt weighs as much. */
export function weightOf(word: string): WeightyWord | undefined {
  return byForm.get(word) ?? deniedIn(word) ?? (isEnglish(word) ? undefined : misspelt(word))
}

/** "unhelpful", "useless": a word that denies another. */
function deniedIn(word: string): WeightyWord | undefined {
  const [, after, before] = /^(?:un|dis|non|il|im|ir|in|mis)(.{4,})$|^(.{3,})less$/.exec(word) ?? []
  const denied = after ?? before
  return denied && isEnglish(denied) ? { key: word, weight: 'denial', binds: false } : undefined
}

/** Slips of the first letter are rare, and other words begin with another one: "mould" is no "would". */
function misspelt(word: string): WeightyWord | undefined {
  for (const [form, weighty] of byForm) if (form[0] === word[0] && isSlipOf(form, word)) return weighty
  return undefined
}
