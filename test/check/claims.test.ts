import { readFileSync } from 'node:fs'
import t, { type Test } from 'tap'
import { makeCheckContext } from '../../src/check/check-context.ts'
import { rules } from '../../src/check/rules.ts'
import type { Answer, Line, Menu } from '../../src/flow/line.ts'
import type { ReplyName } from '../../src/flow/replies.ts'
import { parseTemplate } from '../../src/flow/template.ts'
import { compile } from '../support/line.ts'
import { checkedOn, cleanLine } from './clean-line.ts'

const clean = compile(cleanLine)

/** A sentence, where it stands, and whether a rule refuses it there: `[title]- Never call the police`, `+ Call the police.` */
interface Claim {
  readonly places: readonly string[]
  readonly refused: boolean
  readonly words: string
}

/** The claims of a table by the headings of its groups, the rules. What has no place stands in a reply and in an answer. */
const groups = new Map(
  readFileSync(new URL('claims.txt', import.meta.url), 'utf8')
    .split(/^## /m)
    .slice(1)
    .map((group) => {
      const [rule = '', ...rows] = group.trim().split(/\n+/)
      return [rule, rows.map(readClaim)]
    }),
)

function readClaim(row: string): Claim {
  const [, place, mark, words = ''] = /^(?:\[(\w+)\])?([-+]) (.+)$/.exec(row)!
  return { places: place ? [place] : ['about', 'answer'], refused: mark === '-', words }
}

function lineWith(words: string, place: string): Line {
  const template = parseTemplate(words, (what) => t.fail(what))
  const [menu, police] = [clean.states.get('drugs.menu') as Menu, clean.states.get('hate.police') as Answer]
  const states = new Map(clean.states)
  if (place === 'title') states.set(police.id, { ...police, title: words })
  else if (place === 'label') states.set(menu.id, { ...menu, options: [{ ...menu.options[0]!, label: words }] })
  else if (place === 'answer') states.set(police.id, { ...police, text: template })
  else if (Object.hasOwn(clean.words, place)) return { ...clean, words: { ...clean.words, [place]: template } }
  else return replying(place as ReplyName, template)
  return { ...clean, states }
}

const replying = (reply: ReplyName, text: Line['replies'][ReplyName]['text']): Line => ({
  ...clean,
  replies: { ...clean.replies, [reply]: { ...clean.replies[reply], text } },
})

/** Tries each claim of a rule, or, for what none refuses, of all these rules. */
function tryClaims(t: Test, ids: readonly string[], claims: readonly Claim[]): void {
  for (const { places, refused, words } of claims)
    for (const place of places) {
      const context = makeCheckContext(lineWith(words, place), { normalised: [], garbled: [], outdated: [] }, checkedOn)
      const found = ids.flatMap((id) => [...rules[id]!.find(context)].map(({ what }) => what))
      t.equal(found.length > 0, refused, `${place}: ${words}`)
    }
}

/** The rules of the table that are not about the words of one place. */
const ids = [...groups.keys()].filter((rule) => !['none', 'yes-and-no', 'words-in-place'].includes(rule))

for (const [rule, claims] of groups)
  t.test(`${rule}: what is refused in whatever words, and what is not`, async (t) => {
    t.ok(claims.length >= 25)
    tryClaims(t, rule === 'none' ? ids : [rule], claims)
  })
