/**
 * A process that attacks a line: `attacker.ts PORT NAME`. It begins at once, and goes on until it is told to end. Then it prints
 * how many connections it has opened, and how many answers it got.
 */
import { connect } from 'node:net'
import { attacks, opensASecond } from './attacks.ts'

const [port, name] = process.argv.slice(2)
const { connections, sends, isUnfinished } = attacks[name!]!
const done = { opened: 0, answers: 0 }

/** How often connections are opened, and how often another byte is sent of what is never finished, in ms. */
const openEvery = 5
const sendEvery = 500

/** How many connections are to be opened, now or again. */
let missing = connections
let sent = 0

function open(): void {
  const socket = connect({ port: Number(port), host: '127.0.0.1', noDelay: true })
  const send = () => socket.write(sends[sent++ % sends.length]!)
  socket.on('connect', () => {
    done.opened++
    send()
  })
  socket.on('data', () => {
    done.answers++
    if (!isUnfinished) send()
  })
  const trickle = isUnfinished && sends[0]!.length > 0 ? setInterval(() => socket.write('a'), sendEvery) : undefined
  socket.on('error', () => {})
  socket.on('close', () => {
    clearInterval(trickle)
    missing++
  })
}

setInterval(() => {
  const many = Math.min(missing, (opensASecond * openEvery) / 1_000)
  missing -= many
  for (let i = 0; i < many; i++) open()
}, openEvery)
process.on('SIGTERM', () => {
  process.stdout.write(JSON.stringify(done))
  process.exit()
})
