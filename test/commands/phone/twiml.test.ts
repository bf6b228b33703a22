import t from 'tap'
import { TwimlError } from '../../../src/commands/phone/errors.ts'
import { parseTwiml } from '../../../src/commands/phone/twiml.ts'

type Case = [xml: string, code: number, message: string]

const voice = (inside: string) => `<Response>${inside}</Response>`

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
  ['<say>Hi</say>', 12200, '<Response> may hold Say, Gather, Pause, Play, Dial, Redirect, Hangup, Reject, not <say>'],
  [
    '<Message>Hi</Message>',
    12200,
    '<Response> may hold Say, Gather, Pause, Play, Dial, Redirect, Hangup, Reject, not <Message>',
  ],
  ['<Gather><Dial>+441632960000</Dial></Gather>', 13320, '<Gather> may hold Say, Play, Pause, not <Dial>'],
  ['<Hangup><Say>Hi</Say></Hangup>', 12200, '<Hangup> may hold no elements, not <Say>'],
  [
    '<Say>Hi <emphasis>you</emphasis></Say>',
    12200,
    '<Say> may hold break, lang, phoneme, prosody, say-as, sub, w, p, s, not <emphasis>',
  ],
  ['<Say><say-as interpret-as="digits">1<break/>2</say-as></Say>', 12200, '<say-as> may hold no elements, not <break>'],
  ['<Say><sub>BBC</sub></Say>', 12200, '<sub> must have the attribute alias'],
  ['<Say><prosody pitch="high">Hi</prosody></Say>', 12200, '<prosody> may not have the attribute pitch'],
  ['<Say>Hi<break time="1"/></Say>', 12200, 'time of <break> must be a time such as 300ms, not "1"'],
  ['<Say voice="Amy">Hi</Say>', 12200, 'voice of <Say> must be a voice such as Polly.Amy-Neural, not "Amy"'],
  ['<Say language="english">Hi</Say>', 12200, 'language of <Say> must be a language such as en-GB, not "english"'],
  ['<Say constructor="1">Hi</Say>', 12200, '<Say> may not have the attribute constructor'],
  ['<Say> <break/> </Say>', 13520, 'the text of <Say> must be words, not ""'],
  [`<Say>${'a'.repeat(3001)}</Say>`, 13521, 'the text of <Say> must be at most 3000 characters, not 3001 characters'],
  ['<Gather numdigits="1"/>', 12200, '<Gather> may not have the attribute numdigits'],
  ['<Gather numDigits="0"/>', 12200, 'numDigits of <Gather> must be a whole number above 0, not "0"'],
  ['<Gather timeout="1.5"/>', 12200, 'timeout of <Gather> must be a whole number above 0, not "1.5"'],
  ['<Gather finishOnKey="10"/>', 12200, 'finishOnKey of <Gather> must be one of 0-9 # * or nothing, not "10"'],
  ['<Gather actionOnEmptyResult="yes"/>', 12200, 'actionOnEmptyResult of <Gather> must be true or false, not "yes"'],
  ['<Gather input="speech"/>', 12200, 'input of <Gather> must be dtmf, not "speech"'],
  ['<Gather method="GET"/>', 12200, 'method of <Gather> must be POST, not "GET"'],
  [
    '<Gather action="/voice?at=a|b"/>',
    11100,
    'action of <Gather> must be a URL with nothing but URL characters, not "/voice?at=a|b"',
  ],
  [
    '<Gather action="/voice?at=%2"/>',
    11100,
    'action of <Gather> must be a URL with nothing but URL characters, not "/voice?at=%2"',
  ],
  [
    '<Gather action="http://["/>',
    11100,
    'action of <Gather> must be a URL with nothing but URL characters, not "http://["',
  ],
  ['<Gather action=""/>', 11100, 'action of <Gather> must be a URL with nothing but URL characters, not ""'],
  ['<Redirect/>', 11100, 'the text of <Redirect> must be a URL with nothing but URL characters, not ""'],
  ['<Dial>101</Dial>', 13223, 'the text of <Dial> must be a number such as +441632960000, not "101"'],
  [
    '<Dial callerId="anonymous">+441632960000</Dial>',
    13214,
    'callerId of <Dial> must be a number such as +441632960000, not "anonymous"',
  ],
  ['<Dial record="true">+441632960000</Dial>', 12200, '<Dial> may not have the attribute record'],
  ['<Dial ringTone="UK">+441632960000</Dial>', 12200, 'ringTone of <Dial> must be a country such as uk, not "UK"'],
  ['<Hangup reason="busy"/>', 12200, '<Hangup> may not have the attribute reason'],
  ['<Reject reason="tired"/>', 12200, 'reason of <Reject> must be rejected or busy, not "tired"'],
  ['<Hangup/><Say>Hi</Say>', 12200, '<Say> after <Hangup> is never reached'],
  ['<Redirect>/voice</Redirect><Hangup/>', 12200, '<Hangup> after <Redirect> is never reached'],
  ['<Reject/><Pause/>', 12200, '<Pause> after <Reject> is never reached'],
  ['<Dial action="/voice">+441632960000</Dial><Say>Hi</Say>', 12200, '<Say> after <Dial> is never reached'],
]

const badMessaging: Case[] = [
  ['<Say>Hi</Say>', 14110, '<Response> may hold Message, Redirect, not <Say>'],
  ['<Message/>', 14103, 'the text of <Message> must be words, not ""'],
  ['<Message><Body> </Body></Message>', 14103, 'the text of <Body> must be words, not ""'],
  [
    `<Message>${'a'.repeat(1601)}</Message>`,
    14103,
    'the text of <Message> must be at most 1600 characters, not 1601 characters',
  ],
  ['<Message>Hi <Body>you</Body></Message>', 12200, '<Message> may not hold the text "Hi"'],
  ['<Message><Body>Hi</Body><Body>you</Body></Message>', 14103, '<Message> may hold one <Body>'],
  ['<Message>Hi</Message>'.repeat(11), 14109, 'a reply may hold at most 10 messages'],
  ['<Redirect>/sms</Redirect><Message>Hi</Message>', 12200, '<Message> after <Redirect> is never reached'],
]

function refuse(xml: string, kind: 'voice' | 'messaging') {
  try {
    return parseTwiml(xml, kind)
  } catch (error) {
    return error instanceof TwimlError && [error.code, error.message]
  }
}

t.test('bad TwiML is refused with what is wrong and what Twilio would report', async (t) => {
  for (const [xml, ...error] of badDocuments) t.strictSame(refuse(xml, 'voice'), error)
  for (const [xml, ...error] of badVoice) t.strictSame(refuse(voice(xml), 'voice'), error)
  for (const [xml, ...error] of badMessaging) t.strictSame(refuse(voice(xml), 'messaging'), error)
})

t.test('the limits themselves are allowed', async (t) => {
  t.same(parseTwiml('<Response/>'.padEnd(64 * 1024, ' '), 'voice'), [])
  t.same(parseTwiml(voice(`<Say><p>${'a'.repeat(3000)}</p></Say>`), 'voice'), [{ verb: 'Say', text: 'a'.repeat(3000) }])
  t.equal(parseTwiml(voice(`<Message>${'a'.repeat(1600)}</Message>`.repeat(10)), 'messaging').length, 10)
})

t.test('a document becomes its verbs', async (t) => {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
    <Response><!-- a comment -->
      <Play>https://line.test/tune.wav</Play>
      <Pause length="2"/>
      <Gather><Say>Press <![CDATA[a & b]]>.</Say><Pause/><Say>Or wait.</Say></Gather>
      <Gather input="dtmf" action="/voice?at=1" method="POST" timeout="8" numDigits="1" finishOnKey="" actionOnEmptyResult="true" language="en-GB"/>
      <Dial>+441632960001</Dial>
      <Dial action="/voice?at=2" timeout="20" timeLimit="3600" callerId="+441632960000" answerOnBridge="true" ringTone="uk">+441632960002</Dial>
    </Response>`
  t.strictSame(parseTwiml(xml, 'voice'), [
    { verb: 'Play' },
    { verb: 'Pause' },
    {
      verb: 'Gather',
      prompt: ['Press a & b.', 'Or wait.'],
      action: undefined,
      timeout: 5,
      numDigits: Number.POSITIVE_INFINITY,
      finishOnKey: '#',
      actionOnEmptyResult: false,
    },
    {
      verb: 'Gather',
      prompt: [],
      action: '/voice?at=1',
      timeout: 8,
      numDigits: 1,
      finishOnKey: '',
      actionOnEmptyResult: true,
    },
    { verb: 'Dial', number: '+441632960001', action: undefined },
    {
      verb: 'Dial',
      number: '+441632960002',
      action: '/voice?at=2',
      callerId: '+441632960000',
      timeLimit: 3600,
    },
  ])
  t.strictSame(parseTwiml(voice('<Message>\n<Body>a\nb </Body>\n</Message><Redirect>/sms</Redirect>'), 'messaging'), [
    { verb: 'Message', body: 'a\nb ' },
    { verb: 'Redirect', url: '/sms' },
  ])
})

t.test('a Say is heard as words', async (t) => {
  const number = '<prosody rate="90%">0 8 0 0<break time="350ms"/>1 3 8<break time="350ms"/>1 6 2 4</prosody>'
  const cases = [
    [`For hate crime,<break time="300ms"/> press 2. ${number}.`, 'For hate crime, press 2. 0 8 0 0, 1 3 8, 1 6 2 4.'],
    ['<prosody rate="slow">One<break/>two</prosody>', 'One two'],
    ['<p><s>One.</s><s>Two.</s></p>Three <break strength="weak"/>.', 'One. Two. Three.'],
    ['The <sub alias="B B C">BBC</sub>\n  <say-as interpret-as="digits">12</say-as>', 'The B B C 12'],
    [
      '<lang xml:lang="cy-GB">Croeso</lang> <phoneme alphabet="ipa" ph="x">bath</phoneme> <w role="amazon:VB">read</w>',
      'Croeso bath read',
    ],
  ]
  for (const [say, text] of cases)
    t.same(parseTwiml(voice(`<Say voice="Polly.Amy-Neural" language="en-GB">${say}</Say>`), 'voice'), [
      { verb: 'Say', text },
    ])
})
