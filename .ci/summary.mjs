// Adds up what the test runs printed, and closes with `N passed, N failed, N skipped`; exits 1 if anything failed.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const [folder, failedSteps] = process.argv.slice(2)
const total = { passed: 0, failed: 0, skipped: 0 }
for (const file of readdirSync(folder)) {
  const text = readFileSync(join(folder, file), 'utf8')
  const line = text.split('\n').findLast(line => /^\s*Tests\s/.test(line))
  for (const [, count, what] of line?.matchAll(/(\d+) (passed|failed|skipped)/g) ?? []) total[what] += Number(count)
}
const steps = readdirSync(folder).length
total.passed += steps - Number(failedSteps)
total.failed += Number(failedSteps)
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed > 0 ? 1 : 0
