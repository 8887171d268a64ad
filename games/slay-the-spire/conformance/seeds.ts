import { nodesOf } from '../map-nodes.ts'
import { encounterKeys } from '../simulator/data/encounters.ts'
import { bonusTexts, drawbackTexts } from '../simulator/data/neow.ts'
import { relicKeys } from '../simulator/data/relics.ts'
import { poolOf } from '../simulator/run/relics.ts'
import { climb, enterAct } from '../simulator/run/rooms.ts'
import { startRun } from '../simulator/run/start.ts'
import { parseSeed } from '../simulator/seed.ts'
import { ELITES, MONSTERS, NEOW, Spire } from '../simulator/state.ts'
import { compareFight, type LabLine } from './lab.ts'
import { difference, runRecord } from './records.ts'
import { attempt, type Tally, unlike } from './tally.ts'

interface ActRecord {
  readonly act: number
  readonly boss: string
  readonly boss2: string
  readonly monsters: readonly string[]
  readonly elites: readonly string[]
  readonly map: { readonly nodes: readonly unknown[]; readonly burning: readonly number[] }
}

interface FirstFight extends LabLine {
  readonly x: number
  readonly rewardsIfWon: Record<string, unknown>
}

export interface SeedRecord {
  readonly seed: string
  readonly long: string
  readonly asc: number
  readonly neow: readonly (readonly [string, string])[]
  readonly relicPools: Readonly<Record<string, readonly string[]>>
  readonly acts: readonly ActRecord[]
  readonly firstCombat: readonly FirstFight[]
}

const pools = { common: 0, uncommon: 1, rare: 2, shop: 4, boss: 3 }

/** Everything a seed decides before the first step, the first fight and what it gives. */
export function compareSeed(record: SeedRecord, tally: Tally, without?: ReadonlySet<string>): void {
  const where = `seed ${record.seed}, ascension ${record.asc}`
  const begin = (skipFights = false) => {
    const g = new Spire()
    startRun(g, { seed: BigInt(record.long), ascension: record.asc, rules: 'oracle', skipFights, without })
    return g
  }
  const check = (what: string, expected: unknown, got: () => unknown) =>
    tally.count(
      attempt(() => unlike(what, expected, got())),
      where,
    )
  const g = begin()
  check('seed', BigInt.asUintN(64, BigInt(record.long)).toString(), () => parseSeed(record.seed, false).toString())
  check('neow', record.neow, () =>
    [0, 1, 2, 3].map(i => [bonusTexts[g.s[NEOW + 2 * i]], drawbackTexts[g.s[NEOW + 2 * i + 1]]]),
  )
  for (const [name, tier] of Object.entries(pools))
    check(`${name} relics`, record.relicPools[name], () => poolOf(g, tier).map(id => relicKeys[id]))
  for (const act of record.acts) {
    if (act.act > 1) enterAct(g, act.act)
    const names = (from: number, count: number) => Array.from(g.s.subarray(from, from + count), id => encounterKeys[id])
    const of = `act ${act.act}, `
    check(`${of}boss`, [act.boss, act.boss2], () => [
      encounterKeys[g.boss],
      g.secondBoss ? encounterKeys[g.secondBoss] : '',
    ])
    check(`${of}monsters`, act.monsters, () => names(MONSTERS, g.monstersKnown))
    check(`${of}elites`, act.elites, () => names(ELITES, g.elitesKnown))
    check(`${of}map`, act.map.nodes, () => nodesOf(g))
    check(`${of}burning elite`, act.map.burning, () => [g.emeraldX, g.emeraldY, g.emeraldBuff])
  }
  for (const { x, rewardsIfWon, ...fight } of record.firstCombat ?? []) {
    const opening = () => {
      const run = begin()
      climb(run, x)
      return compareFight(run, fight as LabLine)
    }
    tally.count(attempt(opening), `${where}, first fight`)
    const rewards = () => {
      const run = begin(true)
      climb(run, x)
      return difference({ rewards: rewardsIfWon }, runRecord(run))
    }
    tally.count(attempt(rewards), `${where}, first rewards`)
  }
}
