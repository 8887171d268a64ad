import { z } from 'zod'
import { defineTool, type Json, random, type ToolIo } from '#core'
import { applyFightAction, listFightActions } from './simulator/combat/apply.ts'
import { applyRunAction } from './simulator/run/apply.ts'
import { listRunActions, listRunPotions } from './simulator/run/legal.ts'
import { startRun } from './simulator/run/start.ts'
import { FIGHT_SCREEN, RUNNING } from './simulator/screens.ts'
import { Spire, WORDS } from './simulator/state.ts'

/** Raw speed of the simulator on one core, under random play. */
export default defineTool({
  summary: 'Speed of whole runs under random play on one core, of copying a run, and the size of a run.',
  options: z.object({
    seconds: z.number().min(0.1).default(3).describe('how long to measure each speed'),
    ascension: z.int().min(0).max(20).default(0).describe('0 to 20'),
  }),
  async run({ seconds, ascension }, io): Promise<Json> {
    playFor(seconds / 4, ascension, io) // until the code is compiled
    const { actions, runs, spent, floors } = playFor(seconds, ascension, io)
    const clonesPerSecond = cloneFor(seconds / 4)
    const result = {
      actionsPerSecond: Math.round(actions / spent),
      runsPerSecond: Math.round(runs / spent),
      clonesPerSecond,
      bytesPerState: WORDS * 4,
    }
    io.print(`random play at ascension ${ascension}, one core`)
    io.print(`  actions a second  ${result.actionsPerSecond.toLocaleString('en')}`)
    io.print(`  runs a second     ${result.runsPerSecond.toLocaleString('en')}`)
    io.print(`  clones a second   ${clonesPerSecond.toLocaleString('en')}`)
    io.print(`  bytes of a run    ${result.bytesPerState.toLocaleString('en')}`)
    io.print(`  floors a run      ${(floors / runs).toFixed(2)}, actions a run ${(actions / runs).toFixed(1)}`)
    return result
  },
})

function playFor(seconds: number, ascension: number, io: ToolIo) {
  const source = random(1)
  const choices = Uint32Array.from({ length: 65_536 }, () => source.int(2 ** 32))
  const g = new Spire()
  const legal: number[] = []
  let [actions, runs, floors, at] = [0, 0, 0, 0]
  const begun = cpuSeconds()
  for (let spent = 0; ; spent = cpuSeconds() - begun) {
    if (spent >= seconds) return { actions, runs, spent, floors }
    io.signal.throwIfAborted()
    for (let i = 0; i < 16; i++) {
      startRun(g, { seed: BigInt(++runs), ascension, rules: 'game' })
      while (g.outcome === RUNNING) {
        legal.length = 0
        const fights = g.screen === FIGHT_SCREEN
        if (fights) listFightActions(g, legal)
        else {
          listRunActions(g, legal)
          listRunPotions(g, legal)
        }
        at = (at + 1) & 65_535
        const action = legal[choices[at] % legal.length]
        if (fights) applyFightAction(g, action)
        else applyRunAction(g, action)
        actions++
      }
      floors += g.floor
    }
  }
}

function cloneFor(seconds: number): number {
  const from = new Spire()
  startRun(from, { seed: 1n, ascension: 0, rules: 'game' })
  const kept: Spire[] = Array.from({ length: 64 }, () => from)
  let clones = 0
  const begun = cpuSeconds()
  for (let spent = 0; ; spent = cpuSeconds() - begun) {
    if (spent >= seconds) return Math.round(clones / spent)
    for (let i = 0; i < 1000; i++) kept[i & 63] = from.clone()
    clones += 1000
  }
}

/** Time of the processor, not of the wall: others may share the core. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
