/** What a user would write instead, from Twilio's own tutorials: Express, `twilio.webhook()` and a response built per request. */
import express, { type Request, type Response } from 'express'
import twilio from 'twilio'

const { PORT, TWILIO_AUTH_TOKEN } = process.env
const { VoiceResponse, MessagingResponse } = twilio.twiml
const voice = { voice: 'Polly.Amy-Neural', language: 'en-GB' } as const

const answers: Record<string, string> = {
  '1': 'To report antisocial behaviour, call Kent Police. The number is 1 0 1. It is antisocial behaviour if it causes harassment, alarm or distress, or is likely to. The council works with other agencies to stop it.',
  '2': 'For a hate crime, call the Hate Incident Reporting Line. The number is 0 8 0 0, 1 3 8, 1 6 2 4. It is open at any time. The staff are trained. They are not the police.',
  '3': 'If you are worried about terrorism, call the anti-terrorist hotline. The number is 0 8 0 0, 7 8 9, 3 2 1. It is open at any time. Calls to the hotline are strictly confidential.',
  '4': 'You can find advice and help with drugs or alcohol on the Kent County Council website. It is for you, or for someone you know. Always get rid of needles and syringes safely.',
  '5': 'We work with Kent County Council on the Kent Road Safety Campaign. It aims to cut the number of people killed or badly hurt on the roads. You can find out more on the website.',
}
const menu = [
  'For antisocial behaviour, or a problem with a neighbour, press 1.',
  'For hate crime, press 2.',
  'If you are worried about terrorism, press 3.',
  'For drugs, alcohol or needles, press 4.',
  'For night time safety, road safety or reoffending, press 5.',
]

function answerCall(request: Request, response: Response): void {
  const twiml = new VoiceResponse()
  const answer = answers[request.body.Digits ?? '']
  twiml.say(voice, answer ?? 'In an emergency, hang up and call 9 9 9.')
  const gather = twiml.gather({ action: '/voice', method: 'POST', numDigits: 1, timeout: 7 })
  if (!answer) gather.say(voice, 'This is the Maidstone community safety line. We are not the police.')
  for (const words of menu) gather.say(voice, words)
  twiml.say(voice, 'We did not hear a key. Goodbye.')
  response.type('text/xml').send(twiml.toString())
}

function answerText(request: Request, response: Response): void {
  const twiml = new MessagingResponse()
  const answer = answers[request.body.Body?.trim() ?? '']
  twiml.message(`In an emergency call 999. ${answer ?? `Text back a number:\n${menu.join('\n')}`}`)
  response.type('text/xml').send(twiml.toString())
}

const app = express()
app.use(express.urlencoded({ extended: false }))
const signed = twilio.webhook({ protocol: 'https', host: 'line.example.org' }, TWILIO_AUTH_TOKEN)
app.post('/voice', signed, answerCall)
app.post('/sms', signed, answerText)
app.listen(Number(PORT), '127.0.0.1')
