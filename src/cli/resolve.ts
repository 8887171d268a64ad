import { existsSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * Lets games and agents outside this package (`--path DIR`, the working folder) import `#core`, `#testing`, `upskill`
 * and the packages that come with it, without an installation of their own. What they have installed wins.
 */
export function resolveFromOutside(root: string): void {
  const file = (stem: string) =>
    pathToFileURL(['.ts', '.js'].map(end => join(root, stem + end)).find(path => existsSync(path))!).href
  const own: Readonly<Record<string, string>> = { core: 'src/core/index', testing: 'src/testing/index' }
  const parent = pathToFileURL(join(root, 'package.json')).href
  registerHooks({
    resolve(specifier, context, next) {
      const name = /^(?:#(core|testing)|upskill(?:\/(testing))?)$/.exec(specifier)
      if (name) return { url: file(own[name[1] ?? name[2] ?? 'core']), shortCircuit: true, format: undefined }
      try {
        return next(specifier, context)
      } catch (error) {
        if (/^[./]|^file:|^node:/.test(specifier) || context.parentURL?.startsWith(pathToFileURL(root).href))
          throw error
        return next(specifier, { ...context, parentURL: parent })
      }
    },
  })
}
