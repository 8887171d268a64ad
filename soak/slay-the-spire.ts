/**
 * Random runs of the Ironclad to their end, at ascension 0 and 20: no exception, bounds of HP, block and energy, no card twice
 * or lost, never without an action, clones independent, and saved, loaded or replayed runs the same to the last word.
 * Run: node soak/slay-the-spire.ts [runs of each]
 */
import { createHash } from 'node:crypto'
import { applyAction, broken, isOver, listActions } from '../games/slay-the-spire/simulator/properties.ts'
import { startRun } from '../games/slay-the-spire/simulator/run/start.ts'
import { WON } from '../games/slay-the-spire/simulator/screens.ts'
import { Spire } from '../games/slay-the-spire/simulator/state.ts'
import { type Random, random } from '../src/core/index.ts'
import { scaled } from './scale.ts'

const runs = scaled(10_000, 100)
const digest = (g: Spire) => createHash('sha256').update(g.toBytes()).digest('hex').slice(0, 16)

interface Played {
  readonly g: Spire
  readonly actions: readonly number[]
}

/** @throws {Error} Naming the run and the step, if something does not hold. */
function playOut(g: Spire, source: Random, where: string): Played {
  const legal: number[] = []
  const actions: number[] = []
  while (!isOver(g)) {
    legal.length = 0
    listActions(g, legal)
    if (legal.length === 0) throw new Error(`${where}, step ${actions.length}: no action on screen ${g.screen}`)
    const action = legal[source.int(legal.length)]
    applyAction(g, action)
    actions.push(action)
    const wrong = broken(g)
    if (wrong !== null) throw new Error(`${where}, step ${actions.length}: ${wrong}`)
    if (actions.length > 20_000) throw new Error(`${where}: no end after 20,000 actions`)
  }
  return { g, actions }
}

let failures = 0

/** @param hp HP to begin with instead of the Ironclad's: random play dies in act 1, and later acts must hold as well. */
function soak(ascension: number, count: number, hp = 0): void {
  const begun = performance.now()
  let [actions, floors, won, best] = [0, 0, 0, 0]
  const acts = [0, 0, 0, 0]
  for (let seed = 1; seed <= count; seed++) {
    const where = `ascension ${ascension}, seed ${seed}${hp > 0 ? `, ${hp} HP` : ''}`
    try {
      const start = new Spire()
      startRun(start, { seed: BigInt(seed) * 7_919n, ascension, rules: 'game' })
      if (hp > 0) start.hp = start.maxHp = hp
      const played = playOut(start.clone(), random(seed), where)
      actions += played.actions.length
      floors += played.g.floor
      best = Math.max(best, played.g.floor)
      acts[played.g.act - 1]++
      if (played.g.outcome === WON) won++
      if (seed % 10 === 0) again(start, played, where)
    } catch (error) {
      if (failures++ < 5) console.log(error instanceof Error ? error.message : error)
    }
  }
  const seconds = (performance.now() - begun) / 1000
  console.log(
    `ascension ${String(ascension).padStart(2)}${hp > 0 ? ` with ${hp} HP` : ''}: ${count.toLocaleString('en')} runs, ` +
      `${actions.toLocaleString('en')} actions in ${seconds.toFixed(1)} s, mean floor ${(floors / count).toFixed(2)}, ` +
      `highest ${best}, ended in acts 1–4 ${acts.join(', ')}, won ${won}`,
  )
}

for (const ascension of [0, 20]) {
  soak(ascension, runs)
  soak(ascension, Math.max(20, Math.round(runs / 25)), 3000)
}

/** Plays the same actions again with a save and a clone half way; all must end the same, and the start must not have moved. */
function again(start: Spire, { g, actions }: Played, where: string): void {
  const before = digest(start)
  const half = start.clone()
  const middle = actions.length >> 1
  for (const action of actions.slice(0, middle)) applyAction(half, action)
  const saved = Spire.fromBytes(half.toBytes())
  const clone = half.clone()
  for (const action of actions.slice(middle)) applyAction(half, action)
  const wanted = digest(g)
  if (digest(half) !== wanted) throw new Error(`${where}: played again, it ends otherwise`)
  for (const [what, other] of [
    ['saved and loaded', saved],
    ['cloned', clone],
  ] as const) {
    for (const action of actions.slice(middle)) applyAction(other, action)
    if (digest(other) !== wanted) throw new Error(`${where}: ${what} half way, it ends otherwise`)
  }
  if (digest(start) !== before) throw new Error(`${where}: playing a clone moved the original`)
}

console.log(failures === 0 ? 'every property held' : `${failures} runs did not hold`)
if (failures > 0) process.exitCode = 1
