import t from 'tap'
import { setUp } from '../support/line.ts'

t.test('connections that can not be accepted are told to operators, and end nothing', async (t) => {
  const { app, log } = await setUp(t)
  app.server.emit('error', new Error('listen EADDRINUSE'))
  t.strictSame(log.lines, [], 'whoever asked it to listen is told')
  await app.listen({ host: '127.0.0.1', port: 0 })
  app.server.emit('error', new Error('accept EMFILE'))
  t.match(log.lines, [{ level: 50, times: 1, msg: /^Connections could not be accepted/ }])
  t.equal((await app.inject('/health')).statusCode, 200)
})
