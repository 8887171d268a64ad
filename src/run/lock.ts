import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { UsageError } from '#core'
import { writeError } from './write-error.ts'

/** True while the program that has the run open is alive. */
export function isLocked(dir: string): boolean {
  const holder = lockHolder(dir)
  return holder !== null && isAlive(holder)
}

/**
 * Takes the lock of a run's folder, also from a program that died with it.
 *
 * @returns Its path, to be removed when the run is closed.
 * @throws {UsageError} If a living program has it.
 */
export function takeLock(dir: string): string {
  const path = join(dir, 'lock')
  for (let tries = 0; tries < 3; tries++) {
    const own = `${path}.${process.pid}`
    try {
      const began = beginOf(process.pid)
      writeFileSync(own, began === null ? `${process.pid}` : `${process.pid} ${began}`)
      linkSync(own, path) // whole at once: nobody sees a lock that names no holder yet
      return path
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw writeError(path, cause)
      const holder = lockHolder(dir)
      if (holder !== null && isAlive(holder))
        throw new UsageError(`the run ${basename(dir)} is open in process ${holder.pid}: wait for it, or stop it first`)
      rmSync(path, { force: true })
    } finally {
      rmSync(own, { force: true })
    }
  }
  throw new UsageError(`another program keeps taking the run ${basename(dir)}; try again`)
}

/** A process id may be given again to another program: with its beginning it is that program alone. */
interface Holder {
  readonly pid: number
  /** Clock ticks since the machine started; null where the system does not tell. */
  readonly began: string | null
}

function lockHolder(dir: string): Holder | null {
  const path = join(dir, 'lock')
  if (!existsSync(path)) return null
  const [pid, began = null] = readFileSync(path, 'utf8').trim().split(' ')
  return /^[1-9]\d*$/.test(pid) ? { pid: Number(pid), began } : null
}

function isAlive({ pid, began }: Holder): boolean {
  try {
    process.kill(pid, 0)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  const now = beginOf(pid)
  return began === null || now === null || began === now
}

function beginOf(pid: number): string | null {
  try {
    // Field 22; the second, the program's name, stands in brackets and may hold anything.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return null
  }
}
