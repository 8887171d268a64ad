/** Choices a fight waits for, and what may be chosen. */
import { C } from '../../data/card-ids.ts'
import { ATTACK, cardType, POWER, SKILL } from '../../data/cards.ts'
import { DRAW, EXHAUST, HAND, type Spire } from '../../state.ts'
import { CHOOSING, idIn } from '../fight.ts'
import { showsAttack } from '../monsters/intents.ts'
import { canUpgradeSlot } from '../upgrades.ts'

/** Draws random attacks from the draw pile; the list is built in random order first. */
/** The game builds the list of what may be taken in random order, which moves the stream. */
/** A card chosen for copying comes back as a card of its own: what it gains from now on does not reach the deck. */
/** Moves the cards that could not be chosen to the right of those that could, as the game's screen does. */
/** @param bits Which places of the hand. */
/** How many places a choice has, open or not. */
/** The pile a choice is made from and whether a card in it may be chosen. */
/** Choices a fight waits for. The numbers are those of the reference's records. */
export const ARMAMENTS = 1
export const CODEX = 2
export const DISCOVERY = 3
export const DUAL_WIELD = 4
export const EXHAUST_ONE = 5
export const EXHAUST_MANY = 6
export const EXHUME = 7
export const FORETHOUGHT = 8
export const GAMBLE = 9
export const HEADBUTT = 10
export const LIQUID_MEMORIES = 12
export const SECRET_TECHNIQUE = 16
export const SECRET_WEAPON = 17
export const WARCRY = 20
export const FORETHOUGHT_MANY = 21

export const choiceKeys: readonly string[] = [
  '',
  'upgrade a card',
  'add a card to the draw pile',
  'choose a card',
  'copy an attack or power',
  'exhaust a card',
  'exhaust any cards',
  'bring back an exhausted card',
  'put a card under the draw pile',
  'discard any cards and draw as many',
  'put a discarded card on the draw pile',
  '',
  'take back a discarded card',
  '',
  '',
  '',
  'take a skill',
  'take an attack',
  '',
  '',
  'put a card on the draw pile',
  'put any cards under the draw pile',
]

export function open(g: Spire, task: number): void {
  g.input = CHOOSING
  g.task = task
}

export function openMany(g: Spire, task: number, limit: number): void {
  g.taskCount = limit
  open(g, task)
}

export const hand = (g: Spire, place: number) => g.s[HAND + place]
export const copyable = (g: Spire, slot: number) => {
  const type = cardType[idIn(g, slot)]
  return type === ATTACK || type === POWER
}

export function mayChoose(g: Spire, place: number): boolean {
  switch (g.task) {
    case CODEX:
      return place < 4
    case DISCOVERY:
      return place < 3
    case ARMAMENTS:
      return place < g.handSize && canUpgradeSlot(g, hand(g, place))
    case DUAL_WIELD:
      return place < g.handSize && copyable(g, hand(g, place))
    case EXHUME:
      return place < g.exhaustSize && idIn(g, g.s[EXHAUST + place]) !== C.EXHUME
    case HEADBUTT:
    case LIQUID_MEMORIES:
      return place < g.discardSize
    case SECRET_TECHNIQUE:
      return place < g.drawSize && cardType[idIn(g, g.s[DRAW + place])] === SKILL
    case SECRET_WEAPON:
      return place < g.drawSize && cardType[idIn(g, g.s[DRAW + place])] === ATTACK
    default:
      return place < g.handSize
  }
}

export const takesMany = (g: Spire) => g.task === EXHAUST_MANY || g.task === GAMBLE || g.task === FORETHOUGHT_MANY

export function choicePlaces(g: Spire): number {
  switch (g.task) {
    case CODEX:
      return 4
    case DISCOVERY:
      return 3
    case EXHUME:
      return g.exhaustSize
    case HEADBUTT:
    case LIQUID_MEMORIES:
      return g.discardSize
    case SECRET_TECHNIQUE:
    case SECRET_WEAPON:
      return g.drawSize
    default:
      return g.handSize
  }
}

export const isAttacking = (g: Spire, place: number): boolean => showsAttack(g, place)
