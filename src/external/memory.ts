import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/**
 * Resident memory of a process and all below it, in megabytes; 0 if it is gone.
 *
 * Read from /proc where there is one; elsewhere `ps` tells, for the process alone.
 */
export function memoryOf(id: number): number {
  if (!existsSync('/proc/self/status')) return fromPs(id)
  let kilobytes = 0
  const open = [id]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    kilobytes += Number(/^VmRSS:\s+(\d+)/m.exec(read(`/proc/${next}/status`))?.[1] ?? 0)
    open.push(...read(`/proc/${next}/task/${next}/children`).split(' ').filter(Boolean).map(Number))
  }
  return kilobytes / 1024
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return '' // it ended meanwhile
  }
}

function fromPs(id: number): number {
  try {
    return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(id)], { encoding: 'utf8' })) / 1024
  } catch {
    return 0
  }
}
