import { existsSync, readFileSync } from 'node:fs'
import { dirname, extname, join, normalize, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { UsageError } from '#core'

/** The command that builds the page: named in errors, run when the package is made. */
export const buildCommand = 'npx vite build --config src/viewer/vite.config.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
}

export interface Asset {
  readonly body: Uint8Array<ArrayBuffer>
  readonly type: string
  /** The name holds a hash of the content: it never changes. */
  readonly immutable: boolean
}

/** The folder of the built page: `dist/viewer` of the package this file belongs to. */
export function builtPage(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder)
  return join(folder, 'dist', 'viewer')
}

/** @throws {UsageError} If the page is not built, with the command that builds it. */
export function checkBuilt(folder: string): void {
  if (!existsSync(join(folder, 'index.html')))
    throw new UsageError(`the page is not built (${folder} has no index.html): run \`${buildCommand}\``)
}

/** A file of the built page, or null. `path` comes from outside: it cannot leave the folder. */
export function asset(folder: string, path: string): Asset | null {
  const file = normalize(join(folder, path === '/' ? 'index.html' : path))
  const type = types[extname(file)]
  if (!file.startsWith(folder + sep) || type === undefined || path.includes('\0') || !existsSync(file)) return null
  return { body: new Uint8Array(readFileSync(file)), type, immutable: /-[\w-]{8}\.\w+$/.test(file) }
}
