/**
 * Loaded into every server before its own code, with `--import`: tells the benchmark what the process used so far, and ends
 * the process with it. So the line that is measured is the one that is shipped. JavaScript, since what takes the types out
 * of TypeScript needs memory of its own.
 */
import { readFileSync } from 'node:fs'

process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send({ cpu: user + system, ...readMemory() })
})
process.on('disconnect', () => process.exit())
process.channel.unref()

/** In MB. Linux keeps the peak itself; elsewhere the present value has to do. */
function readMemory() {
  const memory = process.memoryUsage.rss() / 1024 ** 2
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))
    return { memory, peak: Number(kilobytes) / 1024 }
  } catch {
    return { memory, peak: memory }
  }
}
