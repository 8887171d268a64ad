import { E } from '../data/encounter-ids.ts'
import { bosses, type EncounterPool, elitePools, strongPools, weakPools } from '../data/encounters.ts'
import { real, shuffle } from '../random.ts'
import { ELITES, MONSTER_RNG, MONSTERS, type Spire } from '../state.ts'

/** Draws an act's encounters ahead: a few weak ones, a strong one that fits them, twelve more, ten elites, the boss. */
export function drawEncounters(g: Spire): void {
  const act = g.act - 1
  g.monstersKnown = 0
  g.monstersUsed = 0
  drawMonsters(g, weakPools[act], act === 0 ? 3 : 2)
  drawStrong(g)
  g.elitesKnown = 0
  g.elitesUsed = 0
  drawElites(g)
  drawBoss(g)
}

function drawStrong(g: Spire): void {
  const pool = strongPools[g.act - 1]
  const last = g.monstersKnown > 0 ? g.s[MONSTERS + g.monstersKnown - 1] : 0
  let first = draw(g, pool)
  while (repeats(last, first)) first = draw(g, pool)
  g.s[MONSTERS + g.monstersKnown++] = first
  drawMonsters(g, pool, 12)
}

/** The first strong fight is not a bigger helping of the last weak one. */
function repeats(last: number, next: number): boolean {
  if (last === E.SMALL_SLIMES) return next === E.LARGE_SLIME || next === E.LOTS_OF_SLIMES
  return last === E.TWO_LOUSE && next === E.THREE_LOUSE
}

/** None of the last two comes again. */
function drawMonsters(g: Spire, pool: EncounterPool, count: number): void {
  for (let drawn = 0; drawn < count; ) {
    const next = draw(g, pool)
    const n = g.monstersKnown
    if (n > 0 && g.s[MONSTERS + n - 1] === next) continue
    if (n > 1 && g.s[MONSTERS + n - 2] === next) continue
    g.s[MONSTERS + g.monstersKnown++] = next
    drawn++
  }
}

function draw(g: Spire, { ids, weights }: EncounterPool): number {
  const roll = real(g.s, MONSTER_RNG)
  let sum = 0
  for (let i = 0; i < ids.length; i++) {
    sum = Math.fround(sum + weights[i])
    if (roll < sum) return ids[i]
  }
  return ids[ids.length - 1]
}

const third = Math.fround(1 / 3)
const twoThirds = Math.fround(2 / 3)

function drawElites(g: Spire): void {
  const pool = elitePools[g.act - 1]
  for (let drawn = 0; drawn < 10; ) {
    const roll = real(g.s, MONSTER_RNG)
    const next = pool[roll < third ? 0 : roll < twoThirds ? 1 : 2]
    if (g.elitesKnown > 0 && g.s[ELITES + g.elitesKnown - 1] === next) continue
    g.s[ELITES + g.elitesKnown++] = next
    drawn++
  }
}

const order = [0, 1, 2]

function drawBoss(g: Spire): void {
  order[0] = 0
  order[1] = 1
  order[2] = 2
  shuffle(g.s, MONSTER_RNG, order, 0, 3)
  g.boss = bosses[g.act - 1][order[0]]
  g.secondBoss = g.act === 3 && g.ascension >= 20 ? bosses[g.act - 1][order[1]] : 0
}

export function nextMonsters(g: Spire): number {
  if (g.monstersUsed === g.monstersKnown) {
    // The game draws twelve more; which, the seed no longer fixes in recorded games.
    g.monstersUsed = 0
    g.monstersKnown = 0
    drawStrong(g)
  }
  return g.s[MONSTERS + g.monstersUsed++]
}

export function nextElite(g: Spire): number {
  if (g.elitesUsed === g.elitesKnown) {
    g.elitesUsed = 0
    g.elitesKnown = 0
    drawElites(g)
  }
  return g.s[ELITES + g.elitesUsed++]
}
