import { C } from '../data/card-ids.ts'
import { cardStrike, isInnate } from '../data/cards.ts'
import { R } from '../data/relic-ids.ts'
import { copyStream, seedStreamPlus, shuffle } from '../random.ts'
import { F, faulty } from '../rules.ts'
import { idOf, isBottled, isUpgraded } from '../run/deck.ts'
import * as S from '../state.ts'
import * as O from './effects.ts'
import { BUSY, COST, cardAt, MARK_UPGRADED, MARKS, ORIGIN, SPECIAL, TURN_COST, UNDECIDED } from './fight.ts'
import { settleFight } from './finish.ts'
import { createEnemies, strengthen } from './monsters/group.ts'
import { costOf } from './piles.ts'
import { clearQueue, later } from './queue.ts'
import { startRelics } from './start-relics.ts'
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
