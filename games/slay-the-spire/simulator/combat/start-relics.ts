/** What relics do when a fight begins. */
import { C } from '../data/card-ids.ts'
import { combatPowers } from '../data/card-pools.ts'
import { CURSE, cardType } from '../data/cards.ts'
import { MS } from '../data/monster-power-ids.ts'
import { PS } from '../data/player-power-ids.ts'
import { R } from '../data/relic-ids.ts'
import { BOSS_ROOM, ELITE_ROOM, REST_ROOM } from '../data/rooms.ts'
import { F, faulty } from '../rules.ts'
import { idOf } from '../run/deck.ts'
import * as S from '../state.ts'
import { healInFight } from './bodies.ts'
import * as O from './effects.ts'
import { enemyAt, HP, MAX_HP, targetable } from './fight.ts'
import { randomCard } from './piles.ts'
import { buffEnemy, gainPower, sufferPower } from './powers.ts'
import { later } from './queue.ts'

/** Relics that only give energy every turn. */
const energyRelics = new Set<number>([
  R.ECTOPLASM,
  R.RUNIC_DOME,
  R.SOZU,
  R.VELVET_CHOKER,
  R.BUSTED_CROWN,
  R.COFFEE_DRIPPER,
  R.CURSED_KEY,
  R.FUSION_HAMMER,
  R.MARK_OF_PAIN,
  R.PHILOSOPHERS_STONE,
])

/** Relics act in the order in which they were obtained; some only after all the others. */
export function startRelics(g: S.Spire): void {
  const room = g.room
  for (let i = 0; i < g.relicCount; i++) g.s[S.ACTIVE + g.s[S.RELICS + i]] = 1
  for (let i = 0; i < g.relicCount; i++) startRelic(g, g.s[S.RELICS + i], g.s[S.RELIC_COUNTERS + i], room)
  const owned = (id: number) => g.s[S.OWNED + id] !== 0
  if (owned(R.TOOLBOX)) later(g, O.TOOLBOX)
  later(g, O.DRAW_CARDS, g.drawPerTurn)
  for (let i = 0; i < g.relicCount; i++) afterDraw(g, g.s[S.RELICS + i])
  if (owned(R.MERCURY_HOURGLASS)) later(g, O.DAMAGE_ALL, 3)
  if (owned(R.RED_SKULL) && g.hpBefore <= g.maxHp >> 1) gainPower(g, PS.STRENGTH, 3)
  for (let i = 0; i < g.relicCount; i++) {
    if (g.s[S.RELICS + i] === R.GAMBLING_CHIP) later(g, O.GAMBLE)
    if (g.s[S.RELICS + i] === R.WARPED_TONGS) later(g, O.UPGRADE_RANDOM)
  }
}

function startRelic(g: S.Spire, relic: number, counter: number, room: number): void {
  const s = g.s
  if (energyRelics.has(relic)) g.energyPerTurn++
  const everyEnemy = (act: (place: number) => void) => {
    for (let i = 0; i < g.monsterSlots; i++) act(i)
  }
  switch (relic) {
    case R.AKABEKO:
      gainPower(g, PS.VIGOR, 8)
      return
    case R.BRIMSTONE:
      gainPower(g, PS.STRENGTH, 2)
      everyEnemy(i => {
        if (targetable(g, i)) buffEnemy(g, i, MS.STRENGTH, 1)
      })
      return
    case R.ENCHIRIDION:
      later(g, O.MAKE_IN_HAND, randomCard(g, combatPowers), 0, 1, 1)
      return
    case R.HAPPY_FLOWER:
      g.happyFlower = counter + 1
      if (g.happyFlower === 3) {
        g.energy++
        g.happyFlower = 0
      }
      return
    case R.INCENSE_BURNER:
      g.incense = counter + 1
      if (g.incense === 6) {
        g.incense = 0
        gainPower(g, PS.INTANGIBLE, 1)
      }
      return
    case R.INK_BOTTLE:
      g.inkBottle = counter
      return
    case R.LIZARD_TAIL:
    case R.OMAMORI:
      s[S.ACTIVE + relic] = counter !== 0 ? 1 : 0
      return
    case R.NUNCHAKU:
      g.nunchaku = counter
      return
    case R.PEN_NIB:
      if (counter === 9) gainPower(g, PS.PEN_NIB, 1)
      g.penNib = counter === 9 ? -1 : counter
      return
    case R.PHILOSOPHERS_STONE:
      everyEnemy(i => buffEnemy(g, i, MS.STRENGTH, 1))
      return
    case R.SNECKO_EYE:
      sufferPower(g, PS.CONFUSED, 1)
      return
    case R.SUNDIAL:
      g.sundial = counter
      return
    case R.ANCHOR:
      g.block += 10
      return
    case R.ANCIENT_TEA_SET:
      if (g.lastRoom === REST_ROOM) g.energy += 2
      return
    case R.BLOOD_VIAL:
      healInFight(g, 2)
      return
    case R.BRONZE_SCALES:
      gainPower(g, PS.THORNS, 3)
      return
    case R.DU_VU_DOLL:
      gainPower(g, PS.STRENGTH, faulty(g, F.DOLL_COUNTS_NOTHING) ? counter : cursesIn(g))
      return
    case R.GIRYA:
      gainPower(g, PS.STRENGTH, counter)
      return
    case R.FOSSILIZED_HELIX:
      gainPower(g, PS.BUFFER, 1)
      return
    case R.LANTERN:
      g.energy++
      return
    case R.MUTAGENIC_STRENGTH:
      gainPower(g, PS.STRENGTH, 3)
      sufferPower(g, PS.LOSE_STRENGTH, 3)
      return
    case R.NEOWS_LAMENT:
      if (counter > 0)
        everyEnemy(i => {
          s[enemyAt(i) + HP] = faulty(g, F.LAMENT_FILLS_PLACES) || s[enemyAt(i) + HP] > 0 ? 1 : 0
        })
      return
    case R.ODDLY_SMOOTH_STONE:
      gainPower(g, PS.DEXTERITY, 1)
      return
    case R.PANTOGRAPH:
      if (room === BOSS_ROOM) healInFight(g, 25)
      return
    case R.PRESERVED_INSECT:
      if (room === ELITE_ROOM)
        everyEnemy(i => {
          s[enemyAt(i) + HP] = Math.trunc(s[enemyAt(i) + MAX_HP] * 0.75)
        })
      return
    case R.SLAVERS_COLLAR:
      if (room === ELITE_ROOM || room === BOSS_ROOM) g.energyPerTurn++
      return
    case R.SLING_OF_COURAGE:
      if (room === ELITE_ROOM) gainPower(g, PS.STRENGTH, 2)
      return
    case R.THREAD_AND_NEEDLE:
      gainPower(g, PS.PLATED_ARMOR, 4)
      return
    case R.VAJRA:
      gainPower(g, PS.STRENGTH, 1)
      return
  }
}

function cursesIn(g: S.Spire): number {
  let count = 0
  for (let i = 0; i < g.deckSize; i++) if (cardType[idOf(g.s[S.DECK + i])] === CURSE) count++
  return count
}

function afterDraw(g: S.Spire, relic: number): void {
  switch (relic) {
    case R.BAG_OF_MARBLES:
      later(g, O.DEBUFF_ALL, MS.VULNERABLE, 1, 0)
      return
    case R.BAG_OF_PREPARATION:
      later(g, O.DRAW_CARDS, 2)
      return
    case R.CLOCKWORK_SOUVENIR:
      later(g, O.BUFF, PS.ARTIFACT, 1)
      return
    case R.GREMLIN_VISAGE:
      sufferPower(g, PS.WEAK, 1)
      return
    case R.MARK_OF_PAIN:
      later(g, O.SHUFFLE_IN, C.WOUND, 2)
      return
    case R.RED_MASK:
      later(g, O.DEBUFF_ALL, MS.WEAK, 1, 1)
      return
    case R.TWISTED_FUNNEL:
      later(g, O.DEBUFF_ALL, MS.POISON, 4, 1)
      return
  }
}
