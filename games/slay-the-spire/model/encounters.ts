import type { Random } from '#core'
import { E } from '../simulator/data/encounter-ids.ts'
import { bosses, type EncounterPool, elitePools, strongPools, weakPools } from '../simulator/data/encounters.ts'
import { ELITES, MONSTERS, type Spire } from '../simulator/state.ts'

/**
 * Encounters ahead, drawn on from those met: the game draws each from its pool, never one of the last two, so what was
 * met is all that the rest hangs on.
 */
export function drawEncountersAhead(g: Spire, random: Random): void {
  if (g.act > 3) {
    g.s[ELITES] = E.SHIELD_AND_SPEAR
    return
  }
  const weak = g.act === 1 ? 3 : 2
  // A list that has run out is drawn anew, without weak ones.
  const first = g.monstersKnown === weak + 13 ? weak : 0
  for (let i = g.monstersUsed; i < g.monstersKnown; i++) {
    const last = i > 0 ? g.s[MONSTERS + i - 1] : 0
    const lastButOne = i > 1 ? g.s[MONSTERS + i - 2] : 0
    const pool = i < first ? weakPools[g.act - 1] : strongPools[g.act - 1]
    const fits = (next: number) => (i === first ? !biggerHelping(last, next) : next !== last && next !== lastButOne)
    let next = weighted(pool, random)
    while (!fits(next)) next = weighted(pool, random)
    g.s[MONSTERS + i] = next
  }
  for (let i = g.elitesUsed; i < g.elitesKnown; i++) {
    const pool = elitePools[g.act - 1].filter(elite => i === 0 || elite !== g.s[ELITES + i - 1])
    g.s[ELITES + i] = random.pick(pool)
  }
  if (g.act === 3 && g.ascension >= 20) {
    const others = bosses[2].filter(boss => boss !== g.boss)
    g.secondBoss = others.includes(g.encounter) ? g.encounter : random.pick(others)
  }
}

/** The first strong fight is not a bigger helping of the last weak one. */
function biggerHelping(last: number, next: number): boolean {
  if (last === E.SMALL_SLIMES) return next === E.LARGE_SLIME || next === E.LOTS_OF_SLIMES
  return last === E.TWO_LOUSE && next === E.THREE_LOUSE
}

function weighted({ ids, weights }: EncounterPool, random: Random): number {
  let rest = random.real()
  for (const [i, weight] of weights.entries()) {
    rest -= weight
    if (rest < 0) return ids[i]
  }
  return ids[ids.length - 1]
}
