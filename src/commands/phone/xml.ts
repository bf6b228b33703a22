import { SaxesParser } from 'saxes'
import { PhoneError } from './errors.ts'

/** One element of a document, its children in order; comments and instructions are left out. */
export interface Element {
  name: string
  attributes: Record<string, string>
  children: (Element | string)[]
}

/** Reads a well-formed document into its root element, or throws a PhoneError (12100). */
export function readXml(xml: string): Element {
  // Saxes forgives it, Twilio does not. https://www.twilio.com/docs/api/errors/12100
  if (xml.startsWith('\uFEFF')) throw new PhoneError(12100, 'not well-formed XML: it begins with a byte order mark')
  const document: Element = { name: '', attributes: {}, children: [] }
  const parser = followParser([document])
  try {
    parser.write(xml).close()
  } catch (error) {
    throw new PhoneError(12100, `not well-formed XML: ${(error as Error).message}`)
  }
  return elementsIn(document)[0]!
}

function followParser(open: Element[]): SaxesParser {
  const parser = new SaxesParser()
  const addText = (text: string) => open.at(-1)!.children.push(text)
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes, children: [] }
    open.at(-1)!.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => open.pop())
  return parser
}

/** The elements directly inside an element. */
export function elementsIn(element: Element): Element[] {
  return element.children.filter((child) => typeof child !== 'string')
}

/** All text inside an element, at any depth, exactly as written. */
export function textOf(element: Element): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
}
