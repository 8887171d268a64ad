import { actInFight } from '../simulator/combat/apply.ts'
import { setUp } from '../simulator/combat/start.ts'
import { runFight } from '../simulator/combat/turn.ts'
import { card } from '../simulator/data/cards.ts'
import { E } from '../simulator/data/encounter-ids.ts'
import { potion } from '../simulator/data/potions.ts'
import { relic } from '../simulator/data/relics.ts'
import { MONSTER_ROOM } from '../simulator/data/rooms.ts'
import { addRaw, firstMisc, UPGRADED } from '../simulator/run/deck.ts'
import { startRun } from '../simulator/run/start.ts'
import * as S from '../simulator/state.ts'
import { type FightAction, fightRecord, fromFightAction } from './fight-records.ts'
import { difference } from './records.ts'

export interface LabLine extends Record<string, unknown> {
  readonly k: 'lab' | 'battle' | 'b' | string
  readonly n: number
  readonly seed: string
  readonly asc: number
  readonly floor: number
  readonly act: number
  readonly enc: string
  readonly hp: number
  readonly deck: readonly string[]
  readonly relics: readonly string[]
  readonly potions: readonly string[]
  readonly a: FightAction
  readonly step: number
  readonly outcome: number
}

/** Sets up a single fight as the reference's lab does: the run's start, then cards, relics and potions put in. */
export function startLab(g: S.Spire, line: LabLine, without?: ReadonlySet<string>): void {
  startRun(g, { seed: BigInt(line.seed), ascension: line.asc, rules: 'oracle', without })
  g.floor = line.floor
  g.act = line.act
  g.room = MONSTER_ROOM
  g.hp = line.hp
  g.maxHp = line.hp
  g.deckSize = 0
  for (const text of line.deck) {
    const [key, plus] = text.split('+')
    const offered = card(key) | (plus === undefined ? 0 : UPGRADED)
    addRaw(g, offered, key === 'SEARING_BLOW' && plus !== undefined ? 1 : firstMisc(g, offered))
  }
  g.relicCount = 0
  g.s.fill(0, S.OWNED, S.OWNED + 192)
  for (const key of line.relics) {
    const id = relic(key)
    g.s[S.OWNED + id] = 1
    g.s[S.RELICS + g.relicCount] = id
    g.s[S.RELIC_COUNTERS + g.relicCount++] = 0
  }
  g.s.fill(0, S.POTIONS, S.POTIONS + 5)
  g.potionSlots = Math.max(g.potionSlots, line.potions.length)
  for (const [i, key] of line.potions.entries()) g.s[S.POTIONS + i] = potion(key)
  g.encounter = E[line.enc as keyof typeof E]
  setUp(g)
  runFight(g)
}

/** Compares the state with a record of the fight; `outcome` only where the record has one. */
export function compareFight(g: S.Spire, line: LabLine): string | null {
  const { k: _, step: __, a: ___, enc: ____, floor: _____, outcome, ...expected } = line
  if (outcome !== undefined && outcome !== g.fightOutcome) return `outcome: expected ${outcome}, got ${g.fightOutcome}`
  return difference(expected, fightRecord(g))
}

export function playLab(g: S.Spire, line: LabLine): void {
  actInFight(g, fromFightAction(line.a))
}
