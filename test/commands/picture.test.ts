import t from 'tap'
import { drawLine, drawTopic } from '../../src/review/picture/draw.ts'
import { runIn } from '../support/command.ts'
import { shippedLine } from '../support/line.ts'

t.test('npm run line -- picture prints an SVG of the whole line, or of a topic', async (t) => {
  const whole = await runIn({}, 'picture')
  t.match(whole, { code: 0, complaints: [] })
  t.equal(whole.printed.join('\n'), await drawLine(shippedLine))
  const { printed } = await runIn({}, 'picture hate')
  t.equal(printed.join('\n'), await drawTopic(shippedLine, 'hate'))
})

t.test('a topic that is not there is not understood', async (t) => {
  for (const topic of ['main', 'hate.menu', 'constructor'])
    t.strictSame(await runIn({}, `picture ${topic}`), {
      code: 2,
      printed: [],
      complaints: [
        `There is no topic "${topic}". Use one of: asb, drugs, hate, prevent or safety. Try: npm run line -- --help`,
      ],
    })
  t.match(await runIn({}, 'picture hate drugs'), { code: 2, complaints: [/^"drugs" is one word too many\./] })
})
