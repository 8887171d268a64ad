import { C } from '../data/card-ids.ts'
import { combatPowers } from '../data/card-pools.ts'
import { CURSE, cardStrike, cardType, isInnate } from '../data/cards.ts'
import { MS } from '../data/monster-power-ids.ts'
import { PS } from '../data/player-power-ids.ts'
import { R } from '../data/relic-ids.ts'
import { BOSS_ROOM, ELITE_ROOM, REST_ROOM } from '../data/rooms.ts'
import { copyStream, seedStreamPlus, shuffle } from '../random.ts'
import { F, faulty } from '../rules.ts'
import { idOf, isBottled, isUpgraded } from '../run/deck.ts'
import * as S from '../state.ts'
import { healInFight } from './bodies.ts'
import * as O from './effects.ts'
import {
  BUSY,
  COST,
  cardAt,
  enemyAt,
  HP,
  MARK_UPGRADED,
  MARKS,
  MAX_HP,
  ORIGIN,
  SPECIAL,
  TURN_COST,
  targetable,
  UNDECIDED,
} from './fight.ts'
import { settleFight } from './finish.ts'
import { createEnemies, strengthen } from './monsters/group.ts'
import { costOf, randomCard } from './piles.ts'
import { buffEnemy, gainPower, sufferPower } from './powers.ts'
import { clearQueue, later } from './queue.ts'
import { runFight } from './turn.ts'

/** Begins the fight that `g.encounter` names and runs it up to the player's first decision. */
export function startFight(g: S.Spire): void {
  setUp(g)
  runFight(g)
  settleFight(g)
}

/** The same without going on to rewards: for tools that fight single fights. */
export function setUp(g: S.Spire): void {
  g.s.fill(0, S.POWERS, S.HAND)
  g.s.fill(0, S.CARDS, S.WORDS)
  resetNumbers(g)
  g.hpBefore = g.hp
  if (faulty(g, F.FIGHTS_RESEED)) reseed(g)
  createEnemies(g, g.encounter)
  if (g.emeraldX === g.x && g.emeraldY === g.y && g.x >= 0) strengthen(g)
  dealDeck(g)
  startRelics(g)
  g.energy += g.energyPerTurn
}

function reseed(g: S.Spire): void {
  seedStreamPlus(g.s, S.AI_RNG, g.seedHigh, g.seedLow, g.floor)
  for (const stream of [S.MONSTER_HP_RNG, S.SHUFFLE_RNG, S.CARD_RANDOM_RNG]) copyStream(g.s, S.AI_RNG, stream)
}

function resetNumbers(g: S.Spire): void {
  clearQueue(g)
  g.waitHead = 0
  g.waitSize = 0
  g.turn = 0
  g.energy = 0
  g.energyPerTurn = 3
  g.drawPerTurn = 5 + (g.s[S.OWNED + R.SNECKO_EYE] ? 2 : 0)
  g.block = 0
  g.strength = 0
  g.dexterity = 0
  g.artifact = 0
  g.justApplied = 0
  g.fightOutcome = UNDECIDED
  g.input = BUSY
  g.monsterTurn = 6
  g.endQueued = 0
  g.turnEnded = 0
  g.skipMonsters = 0
  g.handSize = 0
  g.drawSize = 0
  g.discardSize = 0
  g.exhaustSize = 0
  g.stasisA = -1
  g.stasisB = -1
  g.strikes = 0
  g.bloodCards = 0
  g.cardsPlayed = 0
  g.attacksPlayed = 0
  g.skillsPlayed = 0
  g.combustLoss = 0
  g.panache = 0
  g.bombSoon = 0
  g.bombNext = 0
  g.bombLater = 0
  g.pellets = 0
  g.necronomiconUsed = 0
  g.timesDamaged = 0
  g.lastUnblocked = 0
  g.lastTarget = 1
  g.task = 0
  g.fled = 0
}

const order = new Int32Array(128)

/** Shuffles the deck; innate and bottled cards come to the top. */
function dealDeck(g: S.Spire): void {
  const size = g.deckSize
  for (let i = 0; i < size; i++) order[i] = i
  shuffle(g.s, S.SHUFFLE_RNG, order, 0, size)
  for (let i = 0; i < size; i++) dealCard(g, i)
  g.fightDeck = size
  g.slotHint = size
  const innate = (place: number) =>
    isInnate(idOf(g.s[S.DECK + place]), isUpgraded(g.s[S.DECK + place])) || isBottled(g, place)
  for (let i = 0; i < size; i++) if (!innate(order[i])) g.s[S.DRAW + g.drawSize++] = order[i]
  const plain = g.drawSize
  for (let i = 0; i < size; i++) if (innate(order[i])) g.s[S.DRAW + g.drawSize++] = order[i]
  if (size - plain > g.drawPerTurn) later(g, O.DRAW_CARDS, size - plain - g.drawPerTurn)
}

function dealCard(g: S.Spire, place: number): void {
  const card = g.s[S.DECK + place]
  const id = idOf(card)
  const at = cardAt(place)
  const cost = costOf(g, id, isUpgraded(card))
  g.s[at] = id
  g.s[at + MARKS] = isUpgraded(card) ? MARK_UPGRADED : 0
  g.s[at + COST] = cost
  g.s[at + TURN_COST] = cost
  g.s[at + SPECIAL] = g.s[S.DECK_MISC + place]
  g.s[at + ORIGIN] = place
  g.strikes += cardStrike[id]
  if (id === C.BLOOD_FOR_BLOOD) g.bloodCards++
}

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
function startRelics(g: S.Spire): void {
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
