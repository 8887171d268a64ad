import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'

/** A folder and those above it. Not `mkdir` with `recursive`, which never ends below /proc (Node 24). */
export function makeFolders(path: string): void {
  if (existsSync(path)) return
  const parent = dirname(path)
  if (parent !== path) makeFolders(parent)
  mkdirSync(path)
}
