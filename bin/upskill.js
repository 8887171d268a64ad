#!/usr/bin/env node
// Plain JavaScript that any Node can read, so that a wrong Node gets a sentence instead of a syntax error.
import { existsSync } from 'node:fs'

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
const main = fromSources ? sources : new URL('../dist/src/cli/main.js', import.meta.url)
try {
  await import(main.href)
} catch (error) {
  if (error?.code !== 'ERR_MODULE_NOT_FOUND') throw error
  const name = /Cannot find (?:package|module) '([^']+)'/.exec(error.message)?.[1] ?? error.message
  console.error(`upskill cannot find ${name}: run \`npm ci\` in the folder of package.json`)
  process.exit(2)
}
