import { SegmentedMessage } from 'sms-segments-calculator'
import type { Contact } from './contacts.ts'
import { oneOf } from './problem.ts'
import { answersContact, type Part, parseTemplate, type Template } from './template.ts'

/** Where words stand: what they may name, and where to complain about them. */
export interface Surroundings {
  /** Undefined when contacts.yaml could not be read: then nothing is said about contacts. */
  readonly contacts: ReadonlyMap<string, Contact> | undefined
  /** The full id of the state that a reference means; undefined when there is none; '' when its file could not be read. */
  readonly findState: (reference: string) => string | undefined
  readonly complain: (what: string, mend: string) => void
}

/** Reads words that are only heard. */
export function readSpoken(words: string, around: Surroundings): Template {
  const { template, problems } = parseTemplate(words)
  for (const { what, mend } of problems) around.complain(what, mend)
  return template.map((part) => (typeof part === 'string' ? part : checkGap(part, around)))
}

/** Reads words that are texted too: they may hold only what a GSM-7 text message can carry. */
export function readWritten(words: string, around: Surroundings): Template {
  const template = readSpoken(words, around)
  checkCharacters(template.filter((part) => typeof part === 'string').join(''), around.complain)
  return template
}

/** Complains of characters that would make a text message UCS-2, of 67 characters a segment (TWILIO 4). */
export function checkCharacters(text: string, complain: Surroundings['complain']): void {
  const foreign = new Set(new SegmentedMessage(text).getNonGsmCharacters())
  if (foreign.size > 0)
    complain(
      `A text message can't carry ${oneOf(foreign)}.`,
      'Use plain letters without rare accents, and no symbols or emoji.',
    )
}

function checkGap(part: Exclude<Part, string>, { contacts, findState, complain }: Surroundings): Part {
  if ('state' in part) {
    const id = findState(part.state)
    if (id === undefined)
      complain(`There is no state "${part.state}" to lead to.`, 'Write {#state} or {#topic.state}.')
    return { state: id ?? '' }
  }
  const contact = contacts?.get(part.contact)
  if (!contacts || part.contact === answersContact) return part
  if (!contact) complain(`There is no contact "${part.contact}".`, `Use one of: ${oneOf(contacts.keys())}.`)
  else if (part.field === 'phone' && contact.groups.length === 0)
    complain(
      `The contact "${part.contact}" has no number.`,
      'Name its address, or give it a phone in contacts.yaml.',
    )
  else if (part.field === 'address' && !contact.address)
    complain(
      `The contact "${part.contact}" has no address.`,
      'Name its phone, or give it an address in contacts.yaml.',
    )
  return part
}
