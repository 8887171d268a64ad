import type { Random } from '#core'
import { intentOf, movesOf } from '../intents.ts'
import type { Monster } from '../observation.ts'
import { secretive } from '../seen.ts'
import { blowOf } from '../simulator/combat/bodies.ts'
import * as K from '../simulator/combat/fight.ts'
import { baseDamage, hitsOf, showsAttack } from '../simulator/combat/monsters/intents.ts'
import { moveEffects } from '../simulator/combat/monsters/moves/index.ts'
import { chooseMove } from '../simulator/combat/monsters/rolls/index.ts'
import { has } from '../simulator/combat/powers.ts'
import { clearQueue, runNext } from '../simulator/combat/queue.ts'
import { M } from '../simulator/data/monster-ids.ts'
import { MS } from '../simulator/data/monster-power-ids.ts'
import { MOVE } from '../simulator/data/move-ids.ts'
import type { Spire } from '../simulator/state.ts'

/** Gives every enemy a move that shows what the player sees. */
export function drawMoves(
  g: Spire,
  monsters: readonly Monster[],
  bitten: number,
  done: readonly number[],
  random: Random,
): void {
  for (const monster of monsters) {
    const { place } = monster
    const at = K.enemyAt(place)
    if (secretive(g.s[at + K.KIND]) && !(bitten & (1 << place)))
      g.s[at + K.MISC] = random.pick(blows(g, g.s[at + K.KIND]))
    if (monster.intent === null) rollUnseen(g, place, done, random)
    else matchIntent(g, monster, bitten, random)
  }
}

/** How hard a louse or a darkling may strike. */
function blows(g: Spire, kind: number): readonly number[] {
  const hard = g.ascension >= 2 ? 1 : 0
  const [low, high] = kind === M.DARKLING ? [7 + 2 * hard, 11 + 2 * hard] : [5 + hard, 7 + hard]
  return Array.from({ length: high - low + 1 }, (_, i) => low + i)
}

/** Hardly ever fits more than one move; then what the monster would roll decides, and chance. */
function matchIntent(g: Spire, monster: Monster, bitten: number, random: Random): void {
  const { place } = monster
  const at = K.enemyAt(place)
  const kind = g.s[at + K.KIND]
  const guessed = secretive(kind) && !(bitten & (1 << place))
  const shows = (move: number) => {
    g.s[at + K.MOVE_NOW] = move
    if (intentOf(move, g.ascension) !== monster.intent) return false
    if (!showsAttack(g, place)) return monster.damage === null
    return hitsOf(g, place) === monster.hits && blowOf(g, place, baseDamage(g, place)) === monster.damage
  }
  const fitting: { readonly move: number; readonly misc: number }[] = []
  for (const misc of guessed ? blows(g, kind) : [g.s[at + K.MISC]]) {
    g.s[at + K.MISC] = misc
    for (const move of movesOf[kind]) if (shows(move)) fitting.push({ move, misc })
  }
  const likely = fitting.filter(({ move }) => mayBe(g, place, move))
  const { move, misc } = random.pick(likely.length > 0 ? likely : fitting.length > 0 ? fitting : [nothing])
  g.s[at + K.MOVE_NOW] = move
  g.s[at + K.MISC] = misc
}
const nothing = { move: MOVE.NONE, misc: 0 }

/** Three pairs of moves show the same intent; the enemy's HP tells them apart, mostly. */
function mayBe(g: Spire, place: number, move: number): boolean {
  const at = K.enemyAt(place)
  const half = g.s[at + K.HP] <= g.s[at + K.MAX_HP] >> 1
  if (move === MOVE.SLIME_BOSS_SPLIT) return half
  if (move === MOVE.SLIME_BOSS_PREPARING) return !half
  if (move === MOVE.THE_CHAMP_ANGER)
    return (g.s[at + K.MISC] & 4) !== 0 && g.s[at + K.MOVE_BEFORE] !== MOVE.THE_CHAMP_EXECUTE
  if (move === MOVE.THE_CHAMP_GLOAT) return !(half && g.s[at + K.MOVE_BEFORE] === MOVE.THE_CHAMP_HEAVY_SLASH)
  if (move !== MOVE.MYSTIC_HEAL) return true
  const need = g.ascension >= 17 ? 21 : 16
  const lost = (i: number) => g.s[K.enemyAt(i) + K.MAX_HP] - g.s[K.enemyAt(i) + K.HP]
  return lost(place) >= need || (K.alive(g, 0) && lost(0) >= need)
}

/** Behind a Runic Dome: what the enemy would do after what it did last, found by letting it do that in a copy. */
function rollUnseen(g: Spire, place: number, done: readonly number[], random: Random): void {
  const at = K.enemyAt(place)
  const kind = g.s[at + K.KIND]
  const last = done[2 * place]
  const plain = forced(g, place, last)
  g.s[at + K.MOVE_BEFORE] = done[2 * place + 1]
  g.s[at + K.MOVE_NOW] = last
  let move: number
  if (plain !== null) move = plain
  else if (last === 0 || !movesOf[kind].includes(last)) move = chooseMove(g, place, random.int(100))
  else {
    const copy = g.clone()
    clearQueue(copy)
    moveEffects[last]?.(copy, place)
    while (copy.queueSize > 0) runNext(copy)
    move = copy.s[at + K.KIND] === kind ? copy.s[at + K.MOVE_NOW] : last
    if (rolling.has(kind)) g.s[at + K.MISC] = copy.s[at + K.MISC]
  }
  g.s[at + K.MOVE_BEFORE] = last
  g.s[at + K.MOVE_NOW] = move
}

/** Kinds that count in `MISC` what they roll. */
const rolling = new Set<number>([M.RED_SLAVER, M.BOOK_OF_STABBING, M.THE_CHAMP])

/** What an enemy must do, by what everyone can see of it; null if that leaves it open. */
function forced(g: Spire, place: number, last: number): number | null {
  const at = K.enemyAt(place)
  const half = g.s[at + K.HP] <= g.s[at + K.MAX_HP] >> 1
  const down = (g.s[at + K.ENEMY_MARKS] & K.HALF_DEAD) !== 0
  switch (g.s[at + K.KIND]) {
    case M.ACID_SLIME_L:
      return half ? MOVE.ACID_SLIME_L_SPLIT : null
    case M.SPIKE_SLIME_L:
      return half ? MOVE.SPIKE_SLIME_L_SPLIT : null
    case M.SLIME_BOSS:
      return half ? MOVE.SLIME_BOSS_SPLIT : null
    case M.AWAKENED_ONE:
      return down ? MOVE.AWAKENED_ONE_REBIRTH : null
    case M.DARKLING:
      if (!down) return null
      return last === MOVE.DARKLING_REGROW ? MOVE.DARKLING_REINCARNATE : MOVE.DARKLING_REGROW
    case M.BYRD:
      if (has(g, place, MS.FLIGHT) || last === MOVE.BYRD_STUNNED || last === MOVE.BYRD_HEADBUTT) return null
      return MOVE.BYRD_STUNNED
    case M.THE_GUARDIAN: {
      const folding = !has(g, place, MS.MODE_SHIFT) && !has(g, place, MS.SHARP_HIDE)
      return folding && last !== MOVE.THE_GUARDIAN_TWIN_SLAM ? MOVE.THE_GUARDIAN_DEFENSIVE_MODE : null
    }
    default:
      return null
  }
}
