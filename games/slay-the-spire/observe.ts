import { eventText, optionText } from './event-words.ts'
import { intentOf } from './intents.ts'
import { knownOf } from './known.ts'
import { nodesOf } from './map-nodes.ts'
import { deckCardName, fightCardName } from './names.ts'
import type { Fight, Monster, Observation } from './observation.ts'
import { offered, offeredCard } from './offered.ts'
import type { Play } from './play.ts'
import { blowOf } from './simulator/combat/bodies.ts'
import { choiceKeys, EXHAUST_MANY, takesMany } from './simulator/combat/choices/index.ts'
import * as K from './simulator/combat/fight.ts'
import { baseDamage, hitsOf, showsAttack } from './simulator/combat/monsters/intents.ts'
import { amount, has, power } from './simulator/combat/powers.ts'
import { cardNames } from './simulator/data/cards.ts'
import { encounterKeys } from './simulator/data/encounters.ts'
import { EV } from './simulator/data/event-ids.ts'
import { eventNames } from './simulator/data/events.ts'
import { MS } from './simulator/data/monster-power-ids.ts'
import { monsterRows } from './simulator/data/monster-table.ts'
import { PS } from './simulator/data/player-power-ids.ts'
import { potionNames } from './simulator/data/potions.ts'
import { R } from './simulator/data/relic-ids.ts'
import { relicNames } from './simulator/data/relics.ts'
import { eventOptions } from './simulator/run/events.ts'
import { CARD_REWARD_WORDS } from './simulator/run/rewards.ts'
import { selectKeys } from './simulator/run/select.ts'
import * as V from './simulator/screens.ts'
import * as S from './simulator/state.ts'

export interface Won {
  readonly monster: number
  readonly elite: number
  readonly boss: number
}

const screens = ['over', 'event', 'rewards', 'boss-relic', 'select', 'map', 'chest', 'rest', 'shop', 'fight'] as const
const playerPowers = Object.keys(PS).map(words)
const monsterPowers = Object.entries(MS).map(([name, id]) => [words(name), id] as const)

/** What a player sees of the run. */
export function observe(play: Play): Observation {
  const { g, won, damageTaken } = play
  const screen = g.outcome === V.RUNNING ? g.screen : 0
  const list = <T>(from: number, size: number, text: (word: number, i: number) => T): T[] =>
    Array.from(g.s.subarray(from, from + size), text)
  return {
    screen: screens[screen],
    act: g.act,
    floor: g.floor,
    ascension: g.ascension,
    hp: g.hp,
    maxHp: g.maxHp,
    gold: g.gold,
    keys: (['emerald', 'ruby', 'sapphire'] as const).filter((_, i) => g.keys & (1 << i)),
    boss: words(encounterKeys[g.boss]),
    x: g.x,
    y: g.y,
    map: nodesOf(g),
    path: list(S.PATH, g.pathLength, x => x),
    burning: g.keys & 1 || g.emeraldX < 0 ? null : { x: g.emeraldX, y: g.emeraldY },
    deck: list(S.DECK, g.deckSize, (card, i) => deckCardName(card, g.s[S.DECK_MISC + i])),
    relics: list(S.RELICS, g.relicCount, (id, i) => ({ name: relicNames[id], counter: counterOf(g, id, i) })),
    potions: list(S.POTIONS, g.potionSlots, id => (id === 0 ? null : potionNames[id])),
    climb: play.climb.map(([hp, gold]) => [hp, gold]),
    damageTaken,
    won,
    fight: screen === V.FIGHT_SCREEN ? observeFight(play) : null,
    event: screen === V.EVENT_SCREEN ? observeEvent(g) : null,
    rewards:
      screen === V.REWARD_SCREEN
        ? {
            gold: list(S.REWARD_GOLD, g.rewardGolds, gold => gold),
            cards: Array.from({ length: g.rewardCards }, (_, i) => {
              const at = S.REWARD_CARDS + i * CARD_REWARD_WORDS
              return list(at + 1, g.s[at], card => deckCardName(card))
            }),
            relics: list(S.REWARD_RELICS, g.rewardRelics, id => relicNames[id]),
            potions: list(S.REWARD_POTIONS, g.rewardPotions, id => potionNames[id]),
            key: g.rewardSapphire ? 'sapphire' : g.rewardEmerald ? 'emerald' : null,
          }
        : null,
    shop: screen === V.SHOP_SCREEN ? observeShop(g) : null,
    select:
      screen === V.SELECT_SCREEN
        ? {
            what: selectKeys[g.selectKind] ?? 'choose',
            wanted: Math.min(g.selectWanted - g.selectedCount, g.selectCount),
            cards: list(S.SELECT, g.selectCount, card => deckCardName(card)),
          }
        : null,
    bossRelics: screen === V.BOSS_RELIC_SCREEN ? list(S.BOSS_RELICS, 3, id => relicNames[id]) : null,
    chest: screen === V.CHEST_SCREEN ? (['small', 'medium', 'large'] as const)[g.chestSize] : null,
    known: knownOf(play) as Observation['known'],
  }
}

/** In a fight some relics count on in numbers of its own. */
function counterOf(g: S.Spire, relic: number, place: number): number {
  const counts = g.screen === V.FIGHT_SCREEN ? counting[relic] : undefined
  if (counts === undefined) return g.s[S.RELIC_COUNTERS + place]
  return counts === 'penNib' && g.penNib < 0 ? 9 : g[counts]
}
const counting: Readonly<Record<number, 'happyFlower' | 'incense' | 'inkBottle' | 'nunchaku' | 'penNib' | 'sundial'>> =
  {
    [R.HAPPY_FLOWER]: 'happyFlower',
    [R.INCENSE_BURNER]: 'incense',
    [R.INK_BOTTLE]: 'inkBottle',
    [R.NUNCHAKU]: 'nunchaku',
    [R.PEN_NIB]: 'penNib',
    [R.SUNDIAL]: 'sundial',
  }

function observeEvent(g: S.Spire): Observation['event'] {
  const options: { option: number; text: string }[] = []
  for (let bits = eventOptions(g), i = 0; bits !== 0; bits >>= 1, i++)
    if (bits & 1) options.push({ option: i, text: optionText(g, i) })
  return {
    name: g.event === EV.NEOW ? 'Neow' : eventNames[g.event],
    text: eventText(g),
    options,
    table: g.event === EV.MATCH_AND_KEEP ? tableOf(g) : null,
  }
}

/** The cards of Match and Keep as the player knows them. */
function tableOf(g: S.Spire): (string | null)[] {
  return Array.from({ length: 12 }, (_, i) => {
    const seen = g.s[S.FLIPPED + i]
    return seen === 3 ? null : seen === 0 ? '' : deckCardName(g.s[S.SELECT + i])
  })
}

function observeShop(g: S.Spire): Observation['shop'] {
  const goods = (from: number, size: number, prices: number, name: (id: number) => string) =>
    Array.from({ length: size }, (_, i) => {
      const price = g.s[S.SHOP_PRICES + prices + i]
      return price === -1 ? null : { name: name(g.s[from + i]), price }
    })
  return {
    cards: goods(S.SHOP_CARDS, 7, 0, card => deckCardName(card)),
    relics: goods(S.SHOP_RELICS, 3, 7, id => relicNames[id]),
    potions: goods(S.SHOP_POTIONS, 3, 10, id => potionNames[id]),
    removal: g.removeCost === -1 ? null : g.removeCost,
  }
}

function observeFight({ g, seen }: Play): Fight {
  const pile = (from: number, size: number) =>
    Array.from(g.s.subarray(from, from + size), slot => fightCardName(g, slot))
  const powers: Record<string, number> = {}
  for (let id = 1; id < playerPowers.length; id++) {
    const held = power(g, id)
    if (held !== 0) powers[playerPowers[id]] = held
  }
  const draw = pile(S.DRAW, g.drawSize)
  const top = g.s[S.OWNED + R.FROZEN_EYE] ? g.drawSize : seen.top
  return {
    turn: g.turn + 1,
    energy: g.energy,
    energyPerTurn: g.energyPerTurn,
    block: g.block,
    powers,
    hand: Array.from(g.s.subarray(S.HAND, S.HAND + g.handSize), slot => ({
      card: fightCardName(g, slot),
      cost: Math.max(-2, g.s[K.cardAt(slot) + K.TURN_COST]),
    })),
    draw: g.s[S.OWNED + R.FROZEN_EYE] ? draw.reverse() : draw.sort(),
    top: pile(S.DRAW + g.drawSize - top, top).reverse(),
    discard: pile(S.DISCARD, g.discardSize),
    exhaust: pile(S.EXHAUST, g.exhaustSize),
    monsters: observeMonsters(g),
    choice: g.input === K.CHOOSING ? observeChoice(g) : null,
  }
}

function observeChoice(g: S.Spire): Fight['choice'] {
  const many = takesMany(g)
  const cards = many
    ? Array.from(g.s.subarray(S.HAND, S.HAND + g.handSize), slot => fightCardName(g, slot))
    : offered(g).map(place => {
        const card = offeredCard(g, place)
        if (card === null) return 'none'
        return 'slot' in card ? fightCardName(g, card.slot) : cardNames[card.made & 1023]
      })
  const atMost = many ? (g.task === EXHAUST_MANY ? g.taskCount : 10) : 1
  return { what: choiceKeys[g.task], cards, many, atMost }
}

function observeMonsters(g: S.Spire): Monster[] {
  const monsters: Monster[] = []
  const hidden = g.s[S.OWNED + R.RUNIC_DOME] !== 0
  for (let place = 0; place < g.monsterSlots; place++) {
    const at = K.enemyAt(place)
    if (g.s[at + K.KIND] === 0 || (!K.targetable(g, place) && (g.s[at + K.ENEMY_MARKS] & K.HALF_DEAD) === 0)) continue
    const attacks = !hidden && showsAttack(g, place)
    const powers: Record<string, number> = {}
    for (const [name, id] of monsterPowers) if (id > 0 && has(g, place, id)) powers[name] = amount(g, place, id)
    monsters.push({
      name: monsterRows[g.s[at + K.KIND] - 1][1],
      place,
      hp: Math.max(0, g.s[at + K.HP]),
      maxHp: g.s[at + K.MAX_HP],
      block: g.s[at + K.BLOCK],
      intent: hidden ? null : intentOf(g.s[at + K.MOVE_NOW], g.ascension),
      damage: attacks ? blowOf(g, place, baseDamage(g, place)) : null,
      hits: attacks ? hitsOf(g, place) : null,
      powers,
    })
  }
  return monsters
}

/** `GREMLIN_NOB` in plain words. */
function words(key: string): string {
  return key.toLowerCase().replaceAll('_', ' ')
}
