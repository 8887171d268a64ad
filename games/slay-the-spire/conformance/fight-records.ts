import { DISCARD_POTION, END_TURN, encode, PICK, PICK_MANY, PLAY_CARD, USE_POTION } from '../simulator/actions.ts'
import { NO_TARGET } from '../simulator/combat/apply.ts'
import * as K from '../simulator/combat/fight.ts'
import { amount, power } from '../simulator/combat/powers.ts'
import { cardKeys } from '../simulator/data/cards.ts'
import { M } from '../simulator/data/monster-ids.ts'
import { MS } from '../simulator/data/monster-power-ids.ts'
import { monsterRows } from '../simulator/data/monster-table.ts'
import { MOVE } from '../simulator/data/move-ids.ts'
import { PS } from '../simulator/data/player-power-ids.ts'
import * as S from '../simulator/state.ts'

const moveKeys = Object.keys(MOVE).map(key => (key === 'NONE' ? 'INVALID' : key))
const powerKeys = Object.keys(PS)

/** The one power of each monster whose amount the reference prints. */
const printed: Readonly<Record<number, number>> = {
  [M.MAD_GREMLIN]: MS.ANGRY,
  [M.CORRUPT_HEART]: MS.BEAT_OF_DEATH,
  [M.AWAKENED_ONE]: MS.CURIOSITY,
  [M.RED_LOUSE]: MS.CURL_UP,
  [M.GREEN_LOUSE]: MS.CURL_UP,
  [M.GREMLIN_NOB]: MS.ENRAGE,
  [M.TRANSIENT]: MS.FADING,
  [M.BYRD]: MS.FLIGHT,
  [M.ORB_WALKER]: MS.GENERIC_STRENGTH_UP,
  [M.NEMESIS]: MS.INTANGIBLE,
  [M.SNAKE_PLANT]: MS.MALLEABLE,
  [M.WRITHING_MASS]: MS.MALLEABLE,
  [M.THE_GUARDIAN]: MS.MODE_SHIFT,
  [M.CULTIST]: MS.RITUAL,
  [M.GIANT_HEAD]: MS.SLOW,
  [M.FUNGI_BEAST]: MS.SPORE_CLOUD,
  [M.LOOTER]: MS.THIEVERY,
  [M.MUGGER]: MS.THIEVERY,
  [M.SPIKER]: MS.THORNS,
  [M.TIME_EATER]: MS.TIME_WARP,
}

/** The state of a fight, written as the reference program writes it. */
export function fightRecord(g: S.Spire): Record<string, unknown> {
  const pile = (from: number, size: number) => Array.from(g.s.subarray(from, from + size), slot => fightCard(g, slot))
  const counter = (stream: number) => g.s[stream + 4]
  const st: Record<string, number> = {}
  for (const [id, key] of powerKeys.entries())
    if (id > 0 && id !== PS.STRENGTH && id !== PS.DEXTERITY && power(g, id) !== 0) st[key] = power(g, id)
  return {
    turn: g.turn,
    input: g.input,
    p: { hp: g.hp, block: g.block, energy: g.energy, str: g.strength, dex: g.dexterity, st },
    m: Array.from({ length: g.monsterSlots }, (_, place) => enemyRecord(g, place)),
    hand: pile(S.HAND, g.handSize),
    draw: pile(S.DRAW, g.drawSize),
    discard: pile(S.DISCARD, g.discardSize),
    exhaust: pile(S.EXHAUST, g.exhaustSize),
    rng: {
      ai: counter(S.AI_RNG),
      cardRandom: counter(S.CARD_RANDOM_RNG),
      misc: counter(S.MISC_RNG),
      monsterHp: counter(S.MONSTER_HP_RNG),
      potion: counter(S.POTION_RNG),
      shuffle: counter(S.SHUFFLE_RNG),
    },
  }
}

function fightCard(g: S.Spire, slot: number): string {
  const at = K.cardAt(slot)
  const id = g.s[at]
  return `${cardKeys[id]}${K.isUp(g, slot) ? '+' : ''}@${g.s[at + K.TURN_COST]}`
}

function enemyRecord(g: S.Spire, place: number): Record<string, unknown> {
  const at = K.enemyAt(place)
  const kind = g.s[at + K.KIND]
  const shown = printed[kind]
  return {
    id: kind === 0 ? 'INVALID = 0' : monsterRows[kind - 1][0],
    hp: g.s[at + K.HP],
    max: g.s[at + K.MAX_HP],
    block: g.s[at + K.BLOCK],
    move: moveKeys[g.s[at + K.MOVE_NOW]],
    prev: moveKeys[g.s[at + K.MOVE_BEFORE]],
    str: amount(g, place, MS.STRENGTH),
    vuln: g.s[at + K.AMOUNTS + MS.VULNERABLE],
    weak: g.s[at + K.AMOUNTS + MS.WEAK],
    misc: g.s[at + K.MISC],
    u0: kind === M.HEXAGHOST ? g.s[at + K.ORBS] : shown === undefined ? 0 : g.s[at + K.AMOUNTS + shown],
  }
}

export type FightAction =
  | { readonly t: 'CARD'; readonly hand: number; readonly target: number }
  | { readonly t: 'POTION'; readonly slot: number; readonly target: number }
  | { readonly t: 'END' }
  | { readonly t: 'SELECT'; readonly type: number; readonly idx: number; readonly bits: number }

/** The reference's number for a choice of several cards. */
const MANY = 3

export function fromFightAction(a: FightAction): number {
  switch (a.t) {
    case 'CARD':
      return encode(PLAY_CARD, a.hand, a.target < 0 ? NO_TARGET : a.target)
    case 'POTION':
      return a.target > 5 ? encode(DISCARD_POTION, a.slot) : encode(USE_POTION, a.slot, Math.max(0, a.target))
    case 'END':
      return encode(END_TURN)
    case 'SELECT':
      return a.type === MANY ? encode(PICK_MANY, 0, a.bits & 1023) : encode(PICK, a.idx)
  }
}
