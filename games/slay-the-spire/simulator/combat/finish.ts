import { C } from '../data/card-ids.ts'
import { M } from '../data/monster-ids.ts'
import { MOVE } from '../data/move-ids.ts'
import { R } from '../data/relic-ids.ts'
import { F, faulty } from '../rules.ts'
import { heal } from '../run/body.ts'
import { addRaw } from '../run/deck.ts'
import { counterOf, setCounter } from '../run/relics.ts'
import { proceed } from '../run/rooms.ts'
import { LOST } from '../screens.ts'
import { ACTIVE, DECK_MISC, RELIC_COUNTERS, RELICS, type Spire } from '../state.ts'
import { cardAt, enemyAt, FIGHT_LOST, FIGHT_WON, HP, KIND, MISC, MOVE_NOW, SPECIAL, UNDECIDED } from './fight.ts'

/** Carries what a decided fight leaves behind into the run, and goes on. */
export function settleFight(g: Spire): void {
  if (g.fightOutcome === UNDECIDED) return
  if (faulty(g, F.IMPLANT_WAITS) && g.s[enemyAt(0) + KIND] === M.WRITHING_MASS && g.s[enemyAt(0) + MISC] !== 0)
    implantLate(g)
  settleRelics(g)
  for (let i = 0; i < g.fightDeck; i++)
    if (g.s[cardAt(i)] === C.RITUAL_DAGGER) g.s[DECK_MISC + i] = g.s[cardAt(i) + SPECIAL]
  g.stolenGold = 0
  for (let i = 0; i < g.monsterSlots; i++) g.stolenGold += recovered(g, i)
  if (g.fightOutcome === FIGHT_LOST) g.outcome = LOST
  else proceed(g)
}

/** The reference program adds Writhing Mass's Parasite only now, past every relic but Omamori. */
function implantLate(g: Spire): void {
  if (g.s[ACTIVE + R.OMAMORI]) setCounter(g, R.OMAMORI, counterOf(g, R.OMAMORI) - 1)
  else addRaw(g, C.PARASITE, 0)
}

/** What a thief that did not get away had taken. */
function recovered(g: Spire, place: number): number {
  const at = enemyAt(place)
  const kind = g.s[at + KIND]
  if (kind !== M.LOOTER && kind !== M.MUGGER) return 0
  const move = g.s[at + MOVE_NOW]
  const away = g.s[at + HP] > 0 && (move === MOVE.LOOTER_ESCAPE || move === MOVE.MUGGER_ESCAPE)
  return away ? 0 : g.s[at + MISC]
}

function eatMeat(g: Spire): void {
  if (g.hp <= g.maxHp >> 1) heal(g, 12)
}

/** Counters go back to their relics; some heal after a victory, in the order in which they were obtained. */
function settleRelics(g: Spire): void {
  const won = g.fightOutcome === FIGHT_WON
  const meatFirst = !faulty(g, F.MEAT_WAITS)
  if (meatFirst && won && g.s[ACTIVE + R.MEAT_ON_THE_BONE]) eatMeat(g)
  for (let i = 0; i < g.relicCount; i++) {
    const at = RELIC_COUNTERS + i
    switch (g.s[RELICS + i]) {
      case R.HAPPY_FLOWER:
        g.s[at] = g.happyFlower
        break
      case R.INCENSE_BURNER:
        g.s[at] = g.incense
        break
      case R.INK_BOTTLE:
        g.s[at] = g.inkBottle
        break
      case R.NEOWS_LAMENT:
        if (g.s[at] > 0) g.s[at]--
        break
      case R.NUNCHAKU:
        g.s[at] = g.nunchaku
        break
      case R.PEN_NIB:
        g.s[at] = g.penNib === -1 ? 9 : g.penNib
        break
      case R.SUNDIAL:
        g.s[at] = g.sundial
        break
      case R.LIZARD_TAIL:
        if (!g.s[ACTIVE + R.LIZARD_TAIL]) g.s[at] = 0
        break
      case R.BURNING_BLOOD:
        if (won) heal(g, 6)
        break
      case R.BLACK_BLOOD:
        if (won) heal(g, 12)
        break
      case R.MEAT_ON_THE_BONE:
        if (won && !meatFirst) eatMeat(g)
        break
    }
  }
}
