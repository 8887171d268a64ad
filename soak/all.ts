// Runs every long proof of this folder, one after another. `npm run soak`, or a tenth of each: `npm run soak:tenth`.
// A proof is a program that reads SOAK_SCALE (1 is whole), says what it measured, and exits 1 if it does not hold.
import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const only = process.argv.slice(2)
const files = readdirSync(import.meta.dirname).filter(
  file => /\.ts$/.test(file) && !/^(all|scale)\.ts$|-worker\.ts$/.test(file),
)
const chosen = files.filter(file => only.length === 0 || only.some(word => file.includes(word)))
const failed: string[] = []
for (const file of chosen.sort()) {
  const begun = performance.now()
  console.log(`== ${file}`)
  const child = spawn(process.execPath, ['--expose-gc', join(import.meta.dirname, file)], { stdio: 'inherit' })
  const code = await new Promise<number>(resolve => child.on('exit', exit => resolve(exit ?? 1)))
  console.log(
    `== ${file}: ${code === 0 ? 'holds' : `exit ${code}`}, ${((performance.now() - begun) / 1000).toFixed(0)} s`,
  )
  if (code !== 0) failed.push(file)
}
console.log(
  `${chosen.length - failed.length} of ${chosen.length} proofs hold${failed.length > 0 ? `; not: ${failed.join(', ')}` : ''}`,
)
process.exitCode = failed.length > 0 ? 1 : 0
