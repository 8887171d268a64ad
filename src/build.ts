// Makes dist/, what `npm pack` ships: JavaScript of the sources (Node strips no types below node_modules), the page,
// and the data files of games, agents and skills.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'

const root = join(import.meta.dirname, '..')
const dist = join(root, 'dist')
const require = createRequire(import.meta.url)

for (const folder of ['src', 'games', 'agents', 'skills']) rmSync(join(dist, folder), { recursive: true, force: true })
for (const project of ['tsconfig.build.json', 'tsconfig.types.json']) {
  const tsc = require.resolve('typescript/bin/tsc')
  execFileSync(process.execPath, [tsc, '-p', project], { cwd: root, stdio: 'inherit' })
}
for (const folder of ['games', 'agents', 'skills'].filter(folder => existsSync(join(root, folder))))
  cpSync(join(root, folder), join(dist, folder), { recursive: true, filter: isData })
/** Gives the compiled files the same `#core` that the sources have. */
const scope = { type: 'module', imports: { '#core': './src/core/index.js', '#testing': './src/testing/index.js' } }
mkdirSync(dist, { recursive: true })
writeFileSync(join(dist, 'package.json'), `${JSON.stringify(scope, null, 2)}\n`)
const vite = join(dirname(require.resolve('vite/package.json')), 'bin', 'vite.js')
execFileSync(process.execPath, [vite, 'build', '--config', 'src/viewer/vite.config.ts', '--logLevel', 'warn'], {
  cwd: root,
  stdio: 'inherit',
})

function isData(path: string): boolean {
  if (statSync(path).isDirectory()) return basename(path) !== 'golden'
  return !/\.tsx?$/.test(path)
}
