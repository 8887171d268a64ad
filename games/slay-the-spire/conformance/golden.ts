import { createHash } from 'node:crypto'
import { random } from '#core'
import * as K from '../simulator/combat/fight.ts'
import { applyAction, isOver, listActions } from '../simulator/properties.ts'
import { startRun } from '../simulator/run/start.ts'
import { FIGHT_SCREEN } from '../simulator/screens.ts'
import { formatSeed, parseSeed } from '../simulator/seed.ts'
import { Spire } from '../simulator/state.ts'
import { fightRecord } from './fight-records.ts'
import { runRecord } from './records.ts'

/** A run kept as its actions, with what it must look like on the way and at its end. */
export interface Golden {
  readonly seed: string
  readonly ascension: number
  readonly rules: 'game' | 'oracle'
  readonly actions: readonly number[]
  /** Digests by the number of actions before them. */
  readonly checks: Readonly<Record<string, string>>
  readonly end: { readonly outcome: number; readonly act: number; readonly floor: number; readonly gold: number }
}

const checkEvery = 50

/** Of what can be seen, not of how it is stored. */
export function digest(g: Spire): string {
  const seen = { run: runRecord(g), fight: g.screen === FIGHT_SCREEN ? fightRecord(g) : null, outcome: g.outcome }
  return createHash('sha256').update(JSON.stringify(seen)).digest('hex').slice(0, 16)
}

const endOf = (g: Spire) => ({ outcome: g.outcome, act: g.act, floor: g.floor, gold: g.gold })

/** Plays a golden run again. @returns What is no longer as it was, in words. */
export function replay({ seed, ascension, rules, actions, checks, end }: Golden): string[] {
  const g = new Spire()
  startRun(g, { seed: parseSeed(seed), ascension, rules })
  const wrong: string[] = []
  for (const [step, action] of actions.entries()) {
    const wanted = checks[step]
    if (wanted !== undefined && digest(g) !== wanted) return [`before action ${step}: ${wanted} became ${digest(g)}`]
    const legal: number[] = []
    listActions(g, legal)
    if (!legal.includes(action)) return [`action ${step} is not legal any more`]
    applyAction(g, action)
  }
  if (digest(g) !== checks[actions.length]) wrong.push(`at the end: ${checks[actions.length]} became ${digest(g)}`)
  if (JSON.stringify(endOf(g)) !== JSON.stringify(end)) wrong.push(`ended ${JSON.stringify(endOf(g))}`)
  return wrong
}

/** How a fight stands: HP against what the enemies have left. */
function worth(g: Spire): number {
  if (isOver(g)) return g.hp > 0 ? 1e6 : -1e6
  if (g.screen !== FIGHT_SCREEN) return 1000 + 10 * g.hp
  let enemies = 0
  for (let i = 0; i < g.monsterSlots; i++) if (K.alive(g, i)) enemies += 20 + g.s[K.enemyAt(i) + K.HP]
  return 6 * g.hp + Math.min(g.block, 12) - enemies + 3 * g.strength
}

/** Records a run: in fights the action after which it stands best, elsewhere by lot. */
export function record(seed: bigint, ascension: number): Golden {
  const g = new Spire()
  startRun(g, { seed, ascension, rules: 'game' })
  const source = random(Number(seed % 2n ** 31n) + ascension)
  const actions: number[] = []
  const checks: Record<string, string> = {}
  while (!isOver(g)) {
    if (actions.length % checkEvery === 0) checks[actions.length] = digest(g)
    const legal: number[] = []
    listActions(g, legal)
    const ranked = legal.map(action => {
      if (g.screen !== FIGHT_SCREEN) return { action, value: source.real() }
      const then = g.clone()
      applyAction(then, action)
      return { action, value: worth(then) }
    })
    ranked.sort((a, b) => b.value - a.value)
    actions.push(ranked[0].action)
    applyAction(g, ranked[0].action)
  }
  checks[actions.length] = digest(g)
  return { seed: formatSeed(seed), ascension, rules: 'game', actions, checks, end: endOf(g) }
}
