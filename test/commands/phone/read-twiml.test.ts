import t from 'tap'
import { PhoneError } from '../../../src/commands/phone/errors.ts'
import { parseTwiml } from '../../../src/commands/phone/read-twiml.ts'

type Case = [xml: string, code: number, message: string]

const voice = (inside: string) => `<Response>${inside}</Response>`
const gather = (more: string, inside: string) =>
  `<Gather input="dtmf" action="/voice?at=1" timeout="8" numDigits="1" finishOnKey=""${more}>${inside}</Gather>`

const badDocuments: Case[] = [
  ['', 12100, 'not well-formed XML: 1:0: document must contain a root element.'],
  ['\uFEFF<Response/>', 12100, 'not well-formed XML: it begins with a byte order mark'],
  [
    '\n<?xml version="1.0"?><Response/>',
    12100,
    'not well-formed XML: 2:6: an XML declaration must be at the start of the document.',
  ],
  ['<Response>', 12100, 'not well-formed XML: 1:10: unclosed tag: Response'],
  ['<Response>fish & chips</Response>', 12100, 'not well-formed XML: 1:33: unclosed tag: Response'],
  [`${'<Response/>'.padEnd(64 * 1024 - 1, ' ')}£`, 11750, 'the document is over 64 kB'],
  ['<response/>', 12200, 'the root must be <Response>, not <response>'],
]

const badVoice: Case[] = [
  ['hello', 12200, '<Response> may not hold the text "hello"'],
  ['<say>Hi</say>', 12200, '<Response> may hold Say, Gather, Dial, Hangup, not <say>'],
  ['<Message>Hi</Message>', 12200, '<Response> may hold Say, Gather, Dial, Hangup, not <Message>'],
  [gather('', '<Dial>+441632960000</Dial>'), 13320, '<Gather> may hold Say, not <Dial>'],
  ['<Hangup><Say>Hi</Say></Hangup>', 12200, '<Hangup> may hold no elements, not <Say>'],
  ['<Say>Hi <emphasis>you</emphasis></Say>', 12200, '<Say> may hold break, prosody, not <emphasis>'],
  ['<Say><prosody pitch="high">Hi</prosody></Say>', 12200, '<prosody> may not have the attribute pitch'],
  ['<Say>Hi<break time="1"/></Say>', 12200, 'time of <break> must be a time such as 300ms, not "1"'],
  ['<Say voice="Amy">Hi</Say>', 12200, 'voice of <Say> must be a voice such as Polly.Amy-Neural, not "Amy"'],
  ['<Say language="english">Hi</Say>', 12200, 'language of <Say> must be a language such as en-GB, not "english"'],
  ['<Say constructor="1">Hi</Say>', 12200, '<Say> may not have the attribute constructor'],
  ['<Say> <break/> </Say>', 13520, 'the text of <Say> must be words, not ""'],
  [`<Say>${'a'.repeat(3001)}</Say>`, 13521, 'the text of <Say> must be at most 3000 characters, not 3001 characters'],
  ['<Gather numdigits="1"/>', 12200, '<Gather> may not have the attribute numdigits'],
  ['<Gather action="/voice" timeout="5" numDigits="1"/>', 12200, '<Gather> must have the attribute finishOnKey'],
  ['<Gather numDigits="2"/>', 12200, 'numDigits of <Gather> must be 1, not "2"'],
  ['<Gather timeout="1.5"/>', 12200, 'timeout of <Gather> must be a whole number above 0, not "1.5"'],
  ['<Gather finishOnKey="#"/>', 12200, 'finishOnKey of <Gather> must be empty, not "#"'],
  ['<Gather actionOnEmptyResult="yes"/>', 12200, 'actionOnEmptyResult of <Gather> must be true or false, not "yes"'],
  ['<Gather input="speech"/>', 12200, 'input of <Gather> must be dtmf, not "speech"'],
  ...['/voice?at=a|b', '/voice?at=%2', 'http://[', ''].map(
    (url): Case => [
      `<Gather action="${url}"/>`,
      11100,
      `action of <Gather> must be a URL with nothing but URL characters, not "${url}"`,
    ],
  ),
  ['<Dial action="/voice">101</Dial>', 13223, 'the text of <Dial> must be a number such as +441632960000, not "101"'],
  [
    '<Dial callerId="anonymous">+441632960000</Dial>',
    13214,
    'callerId of <Dial> must be a number such as +441632960000, not "anonymous"',
  ],
  [
    '<Dial action="/voice"><Number sendDigits="12p">+441632960000</Number></Dial>',
    12200,
    'sendDigits of <Number> must be digits, with a w before them for each half second to wait, not "12p"',
  ],
  ['<Dial action="/voice"><Number>+441632960000</Number></Dial>', 12200, '<Number> must have the attribute sendDigits'],
  [
    '<Dial action="/voice"><Number sendDigits="1">101</Number></Dial>',
    13223,
    'the text of <Dial> must be a number such as +441632960000, not "101"',
  ],
  [
    '<Dial action="/voice">+441632960000<Number sendDigits="1">+441632960000</Number></Dial>',
    13223,
    'the text of <Dial> must be a number such as +441632960000, not "+441632960000+441632960000"',
  ],
  ['<Dial record="true">+441632960000</Dial>', 12200, '<Dial> may not have the attribute record'],
  ['<Dial ringTone="UK">+441632960000</Dial>', 12200, 'ringTone of <Dial> must be a country such as uk, not "UK"'],
  ['<Hangup reason="busy"/>', 12200, '<Hangup> may not have the attribute reason'],
  ['<Hangup/><Say>Hi</Say>', 12200, '<Say> after <Hangup> is never reached'],
  ['<Dial action="/voice">+441632960000</Dial><Say>Hi</Say>', 12200, '<Say> after <Dial> is never reached'],
]

const badMessaging: Case[] = [
  ['<Say>Hi</Say>', 14110, '<Response> may hold Message, not <Say>'],
  ['<Message/>', 14103, 'the text of <Message> must be words, not ""'],
  [
    `<Message>${'a'.repeat(1601)}</Message>`,
    14103,
    'the text of <Message> must be at most 1600 characters, not 1601 characters',
  ],
  ['<Message>Hi</Message>'.repeat(11), 14109, 'a reply may hold at most 10 messages'],
]

function refuse(xml: string, kind: 'voice' | 'messaging') {
  try {
    return parseTwiml(xml, kind)
  } catch (error) {
    return error instanceof PhoneError && [error.code, error.message]
  }
}

t.test('bad TwiML is refused with what is wrong and what Twilio would report', async (t) => {
  for (const [xml, ...error] of badDocuments) t.strictSame(refuse(xml, 'voice'), error)
  for (const [xml, ...error] of badVoice) t.strictSame(refuse(voice(xml), 'voice'), error)
  for (const [xml, ...error] of badMessaging) t.strictSame(refuse(voice(xml), 'messaging'), error)
})

t.test('the limits themselves are allowed', async (t) => {
  t.same(parseTwiml('<Response/>'.padEnd(64 * 1024, ' '), 'voice'), [])
  t.same(parseTwiml(voice(`<Say>${'a'.repeat(3000)}</Say>`), 'voice'), [{ verb: 'Say', text: 'a'.repeat(3000) }])
  t.equal(parseTwiml(voice(`<Message>${'a'.repeat(1600)}</Message>`.repeat(10)), 'messaging').length, 10)
})

t.test('a document becomes its verbs', async (t) => {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
    <Response><!-- a comment -->
      ${gather('', '<Say>Press <![CDATA[a & b]]>.</Say><Say>Or wait.</Say>')}
      ${gather(' actionOnEmptyResult="true"', '')}
      <Dial action="/voice?at=2" timeout="20" timeLimit="3600" callerId="+441632960000" ringTone="uk">+441632960002</Dial>
    </Response>`
  const awaited = { verb: 'Gather', action: '/voice?at=1', timeout: 8 }
  const dialled = { number: '+441632960002', action: '/voice?at=2', callerId: '+441632960000', timeLimit: 3600 }
  t.strictSame(parseTwiml(xml, 'voice'), [
    { ...awaited, prompt: ['Press a & b.', 'Or wait.'], actionOnEmptyResult: false },
    { ...awaited, prompt: [], actionOnEmptyResult: true },
    { verb: 'Dial', ...dialled },
  ])
  const [dial] = parseTwiml(voice('<Dial action="/voice">+441632960001</Dial>'), 'voice')
  t.strictSame(dial, { verb: 'Dial', number: '+441632960001', action: '/voice' })
  const number = '<Number sendDigits="ww12">+441632960001</Number>'
  t.strictSame(parseTwiml(voice(`<Dial action="/voice">${number}</Dial>`), 'voice'), [
    { verb: 'Dial', number: '+441632960001', sendDigits: 'ww12', action: '/voice' },
  ])
  t.strictSame(parseTwiml(voice('<Message>a\nb </Message>'), 'messaging'), [{ verb: 'Message', body: 'a\nb ' }])
})

t.test('a Say is heard as words', async (t) => {
  const number = '<prosody rate="90%">0 8 0 0<break time="350ms"/>1 3 8<break time="350ms"/>1 6 2 4</prosody>'
  const cases = [
    [`For hate crime,<break time="300ms"/> press 2. ${number}.`, 'For hate crime, press 2. 0 8 0 0, 1 3 8, 1 6 2 4.'],
    ['<prosody rate="slow">One<break/>two</prosody>', 'One two'],
    ['Three <break/>.\n  Four', 'Three. Four'],
  ]
  for (const [say, text] of cases)
    t.same(parseTwiml(voice(`<Say voice="Polly.Amy-Neural" language="en-GB">${say}</Say>`), 'voice'), [
      { verb: 'Say', text },
    ])
})
