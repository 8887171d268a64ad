import { expect, test } from 'vitest'
import { runConformance } from './embedded/conformance/run.ts'

test('our server does what vanilla survival does, feature by feature', async () => {
  const findings = await runConformance(AbortSignal.timeout(80_000), () => {})
  expect(findings.filter(({ failure }) => failure !== null)).toEqual([])
  expect(findings.length).toBeGreaterThanOrEqual(38)
}, 90_000)
