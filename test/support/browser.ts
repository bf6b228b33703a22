import { setTimeout as sleep } from 'node:timers/promises'
import chromium from '@sparticuz/chromium'
import { type Browser, type Page, chromium as playwright } from 'playwright-core'
import type { Test } from 'tap'

/** Opens a page that shows HTML, in a browser without a window that is closed when the test ends. `setContent` shows other HTML. */
export async function openPage(t: Test, html: string): Promise<Page> {
  const browser = await openBrowser(t)
  const page = await browser.newPage()
  await page.setContent(html)
  return page
}

/** Starts a browser without a window, and closes it when the test ends. It can print: `page.pdf({ format: 'A4' })`. */
export async function openBrowser(t: Test): Promise<Browser> {
  const browser = await launch(await chromium.executablePath())
  t.teardown(() => browser.close())
  return browser
}

/** The browser is unpacked when it is first used: until that is done it is busy for the tests of other processes. */
async function launch(executablePath: string): Promise<Browser> {
  try {
    return await playwright.launch({ args: chromium.args, executablePath, headless: true })
  } catch (error) {
    if (!String(error).includes('ETXTBSY')) throw error
    await sleep(100)
    return launch(executablePath)
  }
}
