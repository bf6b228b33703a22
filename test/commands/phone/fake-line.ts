import { validateRequest } from 'twilio/lib/webhooks/webhooks.js'
import type { LineRequest, PhoneOptions } from '../../../src/commands/phone/wire.ts'

type Form = Record<string, string>

/** The inside of a `<Response>`, or what makes one from the form, or a whole answer. */
export type Page = string | ((form: Form) => string) | { status: number; contentType: string; body: string }

/** A line in memory that answers each path and query with its page, and keeps what it was asked. */
export function scriptLine(pages: Record<string, Page>) {
  const requests: (LineRequest & { form: Form })[] = []
  const options: PhoneOptions = {
    publicUrl: 'https://line.test',
    authToken: '12345',
    at: '2026-12-25T09:00:00Z',
    post: async (request) => {
      const form = Object.fromEntries(new URLSearchParams(request.body))
      const signature = request.headers['x-twilio-signature']!
      if (!validateRequest('12345', signature, request.url, form)) throw new Error(`forged: ${request.url}`)
      requests.push({ ...request, form })
      return answer(pages[request.url.replace('https://line.test', '')]!, form)
    },
  }
  return { options, requests }
}

function answer(page: Page, form: Form) {
  if (typeof page === 'object') return page
  const inside = typeof page === 'string' ? page : page(form)
  const body = `<?xml version="1.0" encoding="UTF-8"?><Response>${inside}</Response>`
  return { status: 200, contentType: 'text/xml; charset=utf-8', body }
}
