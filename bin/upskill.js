#!/usr/bin/env node
// Plain JavaScript that any Node can read, so that a wrong Node gets a sentence instead of a syntax error.
import { existsSync } from 'node:fs'
import * as modules from 'node:module'
import { fileURLToPath } from 'node:url'

const [major, minor] = process.versions.node.split('.').map(Number)
const sources = new URL('../src/cli/main.ts', import.meta.url)
const fromSources = existsSync(sources)
if (major < 22 || (major === 22 && minor < 18)) {
  const mend = fromSources
    ? 'in a checkout run `npm ci` once, then `npm start` or `npm run upskill -- <command>`, which bring their own Node 24'
    : 'install Node 24 from https://nodejs.org, or run `npx -y -p node@24 -p upskill upskill <command>`'
  console.error(`upskill needs Node 22.18 or newer, this is ${process.versions.node}: ${mend}`)
  process.exit(2)
}
// What Node compiles it keeps beside the packages, where that may be written to: every start takes half the time, and so
// does every worker's.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../node_modules/.cache/compile', import.meta.url))
modules.enableCompileCache(process.env.NODE_COMPILE_CACHE)
const main = fromSources ? sources : new URL('../dist/src/cli/main.js', import.meta.url)
try {
  await import(main.href)
} catch (error) {
  if (error?.code !== 'ERR_MODULE_NOT_FOUND') throw error
  const name = /Cannot find (?:package|module) '([^']+)'/.exec(error.message)?.[1] ?? error.message
  console.error(`upskill cannot find ${name}: run \`npm ci\` in the folder of package.json`)
  process.exit(2)
}
