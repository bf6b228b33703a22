import t from 'tap'
import { createPhone } from '../../../src/commands/phone/phone.ts'
import { callInTerminal, textInTerminal } from '../../../src/commands/phone/terminal.ts'
import { scriptLine } from './fake-line.ts'

const menu = `<Gather action="/voice?menu" timeout="5" numDigits="1" finishOnKey="" actionOnEmptyResult="true"><Say>
  For help with nuisance neighbours, press 1. For help with hate crime, press 2.
</Say></Gather>`
const dials: Readonly<Record<string, string>> = {
  1: '<Dial action="/voice?end">+441622692843</Dial>',
  3: '<Dial action="/voice?end"><Number sendDigits="wwww12">+441622692843</Number></Dial>',
}
const { options } = scriptLine({
  '/voice': menu,
  '/voice?menu': ({ Digits }) => dials[Digits!] ?? menu,
  '/voice?end': '<Say>Goodbye.</Say>',
  '/sms': ({ Body }) => (Body === 'STOP' ? '' : `<Message>${Body}</Message>`),
})
const phone = createPhone(options)

const heard = ['For help with nuisance neighbours, press 1. For help with hate crime, press 2.']
const keysHelp = 'Type keys (0-9, * or #), nothing for silence, or h to hang up.'
const dialHelp = 'How does that call end? Type answered, busy, no-answer or failed, or h to hang up.'
const dialling = ['(the line calls +441622692843)', dialHelp]
const ended = '(the call has ended)'

async function* readLines(lines: string[]) {
  yield* lines
}

t.test('a call in the terminal reads as a transcript', async (t) => {
  const cases: { keys?: string[]; lines?: string[]; printed: string[] }[] = [
    { printed: [...heard, ended] },
    { keys: ['2'], printed: [...heard, '> 2', ...heard, ended] },
    { keys: ['2 1'], printed: [...heard, '> 2', ...heard, '> 1', ...dialling, ended] },
    { keys: ['2'], lines: ['h'], printed: [...heard, '> 2', ...heard, ended] },
    { keys: ['3'], printed: [...heard, '> 3', '(the line calls +441622692843, then 12)', dialHelp, ended] },
    { lines: ['', 'hello', 'h', '1'], printed: [...heard, '(silence)', ...heard, keysHelp, ended] },
    {
      lines: ['12', '', 'answered'],
      printed: [...heard, '> 1', ...dialling, dialHelp, '(answered)', 'Goodbye.', ended],
    },
  ]
  for (const { keys = [], lines, printed } of cases) {
    const transcript: string[] = []
    const print = (line: string) => transcript.push(line)
    await callInTerminal(phone, {}, { keys, lines: readLines(lines ?? ['1']), interactive: !!lines, print })
    t.strictSame(transcript, printed)
  }
})

t.test('a text in the terminal prints the replies and their lengths', async (t) => {
  const words = `${'word '.repeat(15)}words at the end`
  const cases: [body: string, printed: string[]][] = [
    ['STOP', ['(no reply)']],
    ['Hi\n\nyou', ['Hi', '', 'you', '(7 characters)']],
    [words, [`${'word '.repeat(15)}words`, 'at the end', '(91 characters)']],
    [`see ${'x'.repeat(90)}`, ['see', 'x'.repeat(90), '(94 characters)']],
  ]
  for (const [body, printed] of cases) {
    const transcript: string[] = []
    await textInTerminal(phone, body, {}, { print: (line) => transcript.push(line) })
    t.strictSame(transcript, printed)
  }
})
