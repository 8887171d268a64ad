import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** `upskill 0.1.0`'s number, from the nearest package.json that carries one. */
export function packageVersion(root: string): string {
  for (const dir of [root, join(root, '..')]) {
    const path = join(dir, 'package.json')
    if (!existsSync(path)) continue
    const { version } = JSON.parse(readFileSync(path, 'utf8')) as { version?: string }
    if (version) return version
  }
  return 'unknown'
}

/** The commit a checkout stands on, or null where there is no git. */
export function gitCommit(root: string): string | null {
  if (!existsSync(join(root, '.git'))) return null
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 5000,
    }).trim()
  } catch {
    return null
  }
}
