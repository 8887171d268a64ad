import { runConformance } from '../games/minecraft/embedded/conformance/run.ts'
import { scaled } from './scale.ts'

/**
 * Random actions in wild worlds, a tenth of all clicks in windows disturbed by blows, deaths, closed windows and things
 * picked up. After each action the world compares what server and client hold; nothing may hang either.
 */
const worlds = scaled(50, 2)
const actions = 200
const chaos = Array.from({ length: worlds }, (_, i) => ({ seed: i + 1, actions }))
const findings = await runConformance(AbortSignal.timeout(worlds * 120_000), () => {}, chaos)
const failures = findings.filter(({ failure }) => failure !== null)
console.log(JSON.stringify({ worlds: findings.length, actions: findings.length * actions, failures }))
if (failures.length > 0) process.exitCode = 1
