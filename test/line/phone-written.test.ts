import t from 'tap'
import { isAutomaticReply, isReaction } from '../../src/line/phone-written.ts'

t.test('reactions, as Apple and Google send them', (t) => {
  const reactions = [
    'Liked “In an emergency call 999. Your answer.”',
    'Loved "You can delete this text."',
    'Disliked “In an emerg…”',
    'Laughed at “Text back a number:\n11 Report”',
    'Emphasized “hello”',
    'Emphasised an image',
    'Questioned “hello”',
    'Removed a like from “hello”',
    'Removed a heart from an image',
    'Removed a laugh from “hello”',
    'Removed an exclamation from “hello”',
    'Removed an exclamation mark from “hello”',
    'Removed a question mark from “hello”',
    'Removed 👍 from “hello”',
    'Reacted 👍 to “hello”',
    'Reacted 😢 to "hello"',
    'Reacted with a sticker to “hello”',
    '👍 to “In an emergency call 999.”',
    '👍🏽 to "hello"',
    '❤️ to “hello”',
    '\u200a\u200b👍\u200b to “\u200ahello\u200a” ',
    '👍 removed from “hello”',
    "Liked 'hello'",
  ]
  for (const reaction of reactions) t.ok(isReaction(reaction), reaction)
  t.end()
})

t.test('what a person adds to a reaction, or writes like one, is no reaction', (t) => {
  const texts = [
    'Liked “hello” he has a knife',
    'Loved “hello” but he has a “gun”',
    'loved it',
    'I liked “hello”',
    '👍',
    'liked my car so they keyed it',
    'removed a fence from my garden',
    '',
  ]
  for (const text of texts) t.notOk(isReaction(text), text)
  t.end()
})

t.test('what phones and mail programs answer while nobody is there', (t) => {
  const replies = [
    "I'm driving with Do Not Disturb While Driving turned on. I'll see your message when I get where I'm going. (I'm not receiving notifications. If this is urgent, reply “urgent” to send a notification through with your original message.)",
    '(I’m not receiving notifications. If this is urgent, reply “urgent” to send a notification through with your original message.)',
    "I'm driving with Driving Focus turned on. I'll see your message when I get where I'm going.",
    "I'm driving right now, I'll get back to you later",
    "I am driving - I'll call you later",
    "I'm driving",
    'This is an automatic reply',
    'I am out of the office until Monday',
    'Out of office',
    'I am currently unavailable and will get back to you',
    'Thank you for your message. I am currently out of the office until Monday 7 December and will reply on my return.',
    'Automatic reply: I am on annual leave until 14th December',
    "Sorry, I'm in a meeting. I'll call you back later.",
    'Auto reply: thank you for your email, I will respond as soon as possible',
  ]
  for (const reply of replies) t.ok(isAutomaticReply(reply), reply)
  t.end()
})

t.test('a person who drives, works or is away is answered', (t) => {
  const texts = [
    "I'm driving and a man is following me",
    'I am out of the office until he stops hitting me',
    "I'm driving and he has a gun",
    'I am away from him but scared',
    "I can't talk right now he is here",
    "Sorry, I can't talk right now.",
    'i am unavailable to work because of the neighbours',
    'thank you for your message',
    'until Monday',
    `out of office ${'until monday '.repeat(60)}`,
    '',
  ]
  for (const text of texts) t.notOk(isAutomaticReply(text), text)
  t.end()
})
