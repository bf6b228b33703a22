/**
 * What a user would write instead, after Twilio's tutorials: Express, `twilio.webhook()` and a response built per request. It
 * says about as much as the line, with the same pauses, so that the replies are alike.
 */
import express, { type Request, type Response } from 'express'
import twilio from 'twilio'

const { PORT, TWILIO_AUTH_TOKEN } = process.env
const { VoiceResponse, MessagingResponse } = twilio.twiml
const voice = { voice: 'Polly.Amy-Neural', language: 'en-GB' } as const
type Say = ReturnType<InstanceType<typeof VoiceResponse>['say']>

const menu: readonly [string, string][] = [
  ['For antisocial behaviour, or a problem with a neighbour', '1'],
  ['For hate crime', '2'],
  ['If you are worried about terrorism', '3'],
  ['For drugs, alcohol or needles', '4'],
  ['For night time safety, road safety or reoffending', '5'],
  ['To hear this again', 'hash'],
]
const choices: readonly [string, string][] = [
  ['To hear this again', 'hash'],
  ['To go back', 'star'],
  ['To start again', '8'],
]
const answers: Readonly<Record<string, string>> = {
  '1': 'To report antisocial behaviour, call Kent Police. The number is 1 0 1. It is antisocial behaviour if it causes harassment, alarm or distress, or is likely to.',
  '2': 'You can call the Hate Incident Reporting Line. The number is 0 8 0 0, 1 3 8, 1 6 2 4. It is open 24 hours, every day. The staff are trained. They are not the police.',
  '3': 'Call the anti-terrorist hotline. The number is 0 8 0 0, 7 8 9, 3 2 1. It is open 24 hours, every day. Calls to the hotline are strictly confidential.',
  '4': 'You can find advice and help with drugs or alcohol on the Kent County Council website. It is for you, or for someone you know.',
  '5': 'We work with Kent County Council on the Kent Road Safety Campaign. You can find out more on the website.',
}

function offer(say: Say, options: readonly [string, string][]): void {
  for (const [words, key] of options) {
    say.addText(`${words},`)
    say.break({ time: '300ms' })
    say.addText(` press ${key}.`)
    say.break({ time: '600ms' })
  }
}

function answerCall(request: Request, response: Response): void {
  const twiml = new VoiceResponse()
  const answer = answers[request.body.Digits ?? '']
  if (!request.body.Digits) twiml.say(voice, 'In an emergency, hang up and call 9 9 9.')
  const gather = twiml.gather({
    action: '/voice?at=menu',
    timeout: 7,
    numDigits: 1,
    finishOnKey: '',
    input: ['dtmf'],
    actionOnEmptyResult: true,
  })
  const say = gather.say(voice, '')
  say.break({ time: '500ms' })
  if (answer) say.addText(answer)
  offer(say, answer ? choices : menu)
  response.type('text/xml').send(twiml.toString())
}

function answerText(request: Request, response: Response): void {
  const twiml = new MessagingResponse()
  const answer = answers[request.body.Body?.trim()[0] ?? '']
  const codes = menu.slice(0, 5).map(([words, key]) => `${key} ${words}`)
  twiml.message(`In an emergency call 999. ${answer ?? `Text back a number:\n${codes.join('\n')}`}`)
  response.type('text/xml').send(twiml.toString())
}

const app = express()
app.use(express.urlencoded({ extended: false }))
const signed = twilio.webhook({ protocol: 'https', host: 'line.example.org' }, TWILIO_AUTH_TOKEN)
app.post('/voice', signed, answerCall)
app.post('/sms', signed, answerText)
app.listen(Number(PORT), '127.0.0.1')
