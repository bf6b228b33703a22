/**
 * Loaded into every server before its own code, with `--import`: tells the benchmark what the process used so far, and ends
 * the process with it. So the line that is measured is the one that is shipped.
 */
import { readFileSync } from 'node:fs'

/** CPU time in microseconds, and the most memory that the process ever held, in MB. */
export interface Usage {
  readonly cpu: number
  readonly peak: number
}

process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send!({ cpu: user + system, peak: peakMemory() } satisfies Usage)
})
process.on('disconnect', () => process.exit())
process.channel!.unref()

/** Linux keeps the peak itself; elsewhere the present value has to do. */
function peakMemory(): number {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))!
    return Number(kilobytes) / 1024
  } catch {
    return process.memoryUsage.rss() / 1024 ** 2
  }
}
