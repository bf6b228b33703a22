import t from 'tap'
import type { FlowFiles } from '../../../src/flow/files.ts'
import type { Line } from '../../../src/flow/line.ts'
import { makeScript } from '../../../src/review/script/make-script.ts'
import { renderScript } from '../../../src/review/script/script-page.ts'
import { edit, smallLine } from '../../flow/small-line.ts'
import { openPage } from '../../support/browser.ts'
import { compile, shippedLine } from '../../support/line.ts'

const now = Temporal.Instant.from('2026-12-25T10:00:00Z')
const pageOf = (line: Line, channel?: 'voice' | 'sms') => renderScript(makeScript(line, now, channel), line)
const smallPage = (files: FlowFiles = smallLine, channel?: 'voice' | 'sms') => pageOf(compile(files), channel)

/** Shows the shipped script. */
const page = await openPage(t, await pageOf(shippedLine))

/** The breadth of A4, and its height within the margins, in CSS pixels. */
const a4 = { width: 794, inside: 1009 }

t.test('the same script gives the same bytes, and needs nothing from anywhere', async (t) => {
  const html = await pageOf(shippedLine)
  t.equal(await pageOf(shippedLine), html)
  t.match(html, /^<!doctype html>\n<html lang="en-GB">/)
  t.notMatch(html, /<script|<link|<img|\ssrc=|url\(|@import/i)
})

/** What a function in words gives for each element of the page. */
async function collect<T>(selector: string, give: string): Promise<T[]> {
  return (await page.evaluate(`[...document.querySelectorAll('${selector}')].map(${give})`)) as T[]
}

t.test('headings: one of the first level, and no level is passed over', async (t) => {
  const levels = await collect<number>('h1, h2, h3, h4, h5, h6', '({ tagName }) => Number(tagName[1])')
  t.equal(levels.filter((level) => level === 1).length, 1)
  t.ok(levels.every((level, i) => level <= (levels[i - 1] ?? 0) + 1))
})

t.test('no id stands twice, and every link and label has one to lead to', async (t) => {
  const ids = await collect<string>('[id]', '({ id }) => id')
  t.equal(new Set(ids).size, ids.length)
  const links = await collect<string>('a', '({ hash }) => decodeURIComponent(hash.slice(1))')
  const names = await collect<string>('[aria-labelledby]', '(e) => e.getAttribute("aria-labelledby")')
  t.ok(links.length > shippedLine.states.size)
  t.strictSame(
    [...links, ...names].filter((id) => !ids.includes(id)),
    [],
  )
})

t.test('tables, boxes to tick and pictures say what they are', async (t) => {
  t.strictSame(await collect('table th:not([scope])', 'String'), [])
  t.strictSame(
    await collect('tbody tr > :first-child', '({ scope }) => scope'),
    Array(shippedLine.contacts.size).fill('row'),
  )
  const labels = await collect<string>('input', '({ labels }) => labels[0].innerText')
  t.ok(labels.every((label) => label !== ''))
  const pictures = await collect<string>('figure > svg[role=img] + figcaption', 'String')
  t.equal(pictures.length, shippedLine.topics.size + 1)
})

t.test('it fits a phone', async (t) => {
  await page.setViewportSize({ width: 360, height: 740 })
  t.equal(await page.evaluate('document.documentElement.scrollWidth'), 360)
})

t.test('it prints well on A4', async (t) => {
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: a4.width, height: a4.inside })
  const styles = async (selector: string, property: string) =>
    new Set(await collect<string>(selector, `(e) => getComputedStyle(e).${property}`))
  t.strictSame([...(await styles('h2, h3, h3 + dl', 'breakAfter'))], ['avoid'], 'no heading stands alone')
  t.strictSame(
    [...(await styles('.scene, .passage, .said, figure, tr, dl', 'breakInside'))],
    ['avoid'],
    'nothing is cut',
  )
  const heights = await collect<number>('figure, .scene', '({ offsetHeight }) => offsetHeight')
  t.ok(Math.max(...heights) < a4.inside, 'each fits on a sheet')
  t.ok(Number(await page.evaluate('document.documentElement.scrollWidth')) <= a4.width)
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  t.match(pdf, /\/MediaBox \[0 0 59[45]\S* 84[12]/)
})

t.test('what staff write is shown as they wrote it', async (t) => {
  const hostile = 'Tom & <b>Jerry</b> "x" {{ 1 + 1 }} <script>alert(1)</script>'
  const html = await smallPage(edit('contacts.yaml', 'note: "A remark."', `note: '${hostile}'`))
  await page.setContent(html)
  t.ok((await page.locator('#contact-centre').innerText()).includes(`Note: ${hostile}`))
  t.equal(await page.locator('script, b').count(), 0)
})

t.test('only what is heard, or only what is texted', async (t) => {
  const voice = await smallPage(smallLine, 'voice')
  t.notMatch(voice, /Sent by text|Words to text|no reply|part-replies/)
  t.match(voice, /part-answers.*<svg.*Heard on arriving/s)
  const sms = await smallPage(smallLine, 'sms')
  t.notMatch(sms, /Heard|part-answers|part-anywhere|part-beginning/)
  t.match(sms, /Texts that get no reply: thanks, ok/)
})
