import { DISCARD_POTION, END_TURN, encode, PICK, PICK_MANY, PLAY_CARD, USE_POTION } from '../simulator/actions.ts'
import { actInFight, listFightActions, NO_TARGET } from '../simulator/combat/apply.ts'
import { choicePlaces, takesMany } from '../simulator/combat/choices/index.ts'
import * as K from '../simulator/combat/fight.ts'
import { setUp } from '../simulator/combat/start.ts'
import { runFight } from '../simulator/combat/turn.ts'
import { cardGameIds } from '../simulator/data/cards.ts'
import { encounterKeys } from '../simulator/data/encounters.ts'
import { monsterRows } from '../simulator/data/monster-table.ts'
import { potionGameIds } from '../simulator/data/potions.ts'
import { relicGameIds } from '../simulator/data/relics.ts'
import { BOSS_ROOM, ELITE_ROOM, EVENT_ROOM, MONSTER_ROOM } from '../simulator/data/rooms.ts'
import { addRaw, firstMisc, UPGRADED } from '../simulator/run/deck.ts'
import { reseed } from '../simulator/run/rooms.ts'
import { startRun } from '../simulator/run/start.ts'
import * as S from '../simulator/state.ts'
import type { RealObserver } from './observer.ts'
import type { SeenCard, SeenFight, Sighting } from './sightings.ts'
import { attempt, Tally, unlike } from './tally.ts'

const rooms: Readonly<Record<string, number>> = {
  MonsterRoom: MONSTER_ROOM,
  MonsterRoomElite: ELITE_ROOM,
  MonsterRoomBoss: BOSS_ROOM,
  EventRoom: EVENT_ROOM,
}

/**
 * Replays the fights of a recording. A fight begins from the recorded run (deck, relics, hit points, floor), with whatever
 * encounter has the recorded monsters; from then on only the recorded actions are given. States are compared just before the
 * next action, since a state right after an action may lag behind.
 */
export class FightReplay {
  readonly observer: RealObserver | undefined

  constructor(observer?: RealObserver) {
    this.observer = observer
  }

  readonly tally = new Tally()
  /** Why states were not compared, and how many. */
  readonly skipped = new Map<string, number>()
  fights = 0
  clean = 0
  #g: S.Spire | null = null
  #floor = -1
  #last: { seen: Sighting; where: string } | null = null
  #broken: string | null = null
  /** A difference that the next state will show to be one, or a lag. */
  #doubtful: { found: string; where: string } | null = null
  #before: Sighting | null = null
  /** Places of the hand chosen so far on a screen that takes several cards. */
  readonly #chosen = new Set<number>()

  see(seen: Sighting, where: string): void {
    if (!seen.combat_state) {
      if (this.#g && this.#last) this.#compare()
      this.#end()
      this.#before = seen
      return
    }
    if (this.#g === null || seen.floor !== this.#floor) {
      this.#end()
      this.#begin(seen, where)
    }
    this.#last = { seen, where }
  }

  act(command: string): void {
    if (!this.#g || !this.#last) return
    if (command.trim().toUpperCase() === 'STATE' || /^WAIT/i.test(command)) return
    const g = this.#g
    if (!this.#broken && g.input === K.CHOOSING && takesMany(g) && /^(CHOOSE|CONFIRM|PROCEED)/i.test(command)) {
      this.#chooseSeveral(g, command)
      return
    }
    if (/^CONFIRM/i.test(command) && g.input !== K.CHOOSING) {
      this.#last = null
      if (!this.#broken) this.#skip('chosen but not confirmed yet')
      return
    }
    this.#compare()
    if (this.#broken) return
    const action = actionOf(g, command)
    if (action === null) {
      this.#broken = `after "${command.split(' ')[0]}", which has no counterpart`
      return
    }
    const legal: number[] = []
    listFightActions(g, legal)
    if (!legal.includes(action)) this.#broken = `after an action that is not legal here (${command})`
    else if (
      attempt(() => {
        actInFight(g, action)
        return null
      })
    )
      this.#broken = `after an action that fails here (${command})`
  }

  /** Cards are chosen one by one from those left in the hand; only the confirmed choice is an action here. */
  #chooseSeveral(g: S.Spire, command: string): void {
    if (this.#chosen.size === 0) this.#compare()
    else {
      this.#last = null
      this.#skip('chosen but not confirmed yet')
    }
    if (this.#broken) return
    const left = Array.from({ length: g.handSize }, (_, place) => place).filter(place => !this.#chosen.has(place))
    if (/^CHOOSE/i.test(command)) {
      this.#chosen.add(left[Number(command.trim().split(/\s+/)[1])] ?? -1)
      return
    }
    let bits = 0
    for (const place of this.#chosen) bits |= place < 0 ? 0 : 1 << place
    this.#chosen.clear()
    actInFight(g, encode(PICK_MANY, bits >> 10, bits & 1023))
  }

  close(): void {
    if (this.#g && this.#last) this.#compare()
    this.#end()
  }

  #begin(seen: Sighting, where: string): void {
    const fight = seen.combat_state!
    this.#floor = seen.floor
    this.fights++
    this.#g = new S.Spire()
    if (fight.turn !== 1) {
      this.#broken = 'fights whose opening was not recorded'
      return
    }
    const opened = encounterKeys.findIndex((_, id) => id > 0 && attempt(() => this.#open(seen, id)) === null)
    if (opened < 0) {
      this.#broken = 'fights with monsters of no known encounter'
      this.tally.first ??= `${where}: no encounter has ${fight.monsters.map(each => each.name).join(', ')}`
    }
  }

  /** @returns What speaks against this encounter. */
  #open(seen: Sighting, encounter: number): string | null {
    const g = new S.Spire()
    const before = this.#before
    const fresh = before && before.seed === seen.seed && seen.floor - before.floor <= 1
    restore(g, seen, fresh ? before : seen)
    g.encounter = encounter
    setUp(g)
    const names = monstersOf(g).map(each => each.name)
    const found = unlike(
      'monsters',
      seen.combat_state!.monsters.map(each => each.name),
      names,
    )
    if (found) return found
    runFight(g)
    this.#g = g
    return null
  }

  #compare(): void {
    const { seen, where } = this.#last!
    this.#last = null
    if (this.#broken) {
      this.#skip(this.#broken)
      return
    }
    const found = unlikeFight(this.#g!, seen.combat_state!)
    const doubtful = this.#doubtful
    this.#doubtful = null
    if (found === null) {
      if (doubtful) this.#skip('recorded before the action had ended: the next state is equal')
      this.tally.count(null, where)
      this.observer?.sawReal(seen, where)
    } else if (doubtful) {
      this.tally.count(doubtful.found, doubtful.where)
      this.#broken = 'states after a first difference'
      this.#skip(this.#broken)
    } else this.#doubtful = { found, where }
  }

  #skip(why: string): void {
    this.skipped.set(why, (this.skipped.get(why) ?? 0) + 1)
  }

  #end(): void {
    if (this.#doubtful) {
      this.tally.count(this.#doubtful.found, this.#doubtful.where)
      this.#broken ??= 'states after a first difference'
      this.#doubtful = null
    }
    if (this.#g && this.#broken === null) this.clean++
    this.#g = null
    this.#last = null
    this.#broken = null
    this.#chosen.clear()
    this.#floor = -1
  }
}

/** The run at the start of a fight: what relics and potions change at once is as it was before. */
function restore(g: S.Spire, seen: Sighting, before: Sighting): void {
  startRun(g, { seed: BigInt.asUintN(64, BigInt(seen.seed)), ascension: seen.ascension_level, rules: 'game' })
  g.floor = seen.floor
  g.act = seen.act
  g.hp = before.current_hp
  g.maxHp = before.max_hp
  g.gold = seen.gold
  g.room = rooms[seen.room_type] ?? MONSTER_ROOM
  g.deckSize = 0
  for (const { id, upgrades } of before.deck) {
    const card = known(cardGameIds, id) | (upgrades > 0 ? UPGRADED : 0)
    addRaw(g, card, firstMisc(g, card))
  }
  g.relicCount = 0
  g.s.fill(0, S.OWNED, S.OWNED + 192)
  for (const { id, counter } of before.relics) {
    const relic = known(relicGameIds, id)
    g.s[S.OWNED + relic] = 1
    g.s[S.RELICS + g.relicCount] = relic
    g.s[S.RELIC_COUNTERS + g.relicCount++] = counter < 0 ? 0 : counter
  }
  g.s.fill(0, S.POTIONS, S.POTIONS + 5)
  g.potionSlots = before.potions.length
  for (const [i, { id }] of before.potions.entries()) g.s[S.POTIONS + i] = known(potionGameIds, id)
  reseed(g)
}

function known(ids: readonly string[], id: string): number {
  const found = ids.indexOf(id)
  if (found < 0) throw new RangeError(`nothing is called ${id}`)
  return found
}

/** The real game's words for commands: cards from 1, the tenth is 0. */
function actionOf(g: S.Spire, command: string): number | null {
  const [word, ...rest] = command.trim().split(/\s+/)
  const enemy = (text: string | undefined) => (text === undefined ? NO_TARGET : placeOf(g, Number(text)))
  switch (word.toUpperCase()) {
    case 'PLAY':
      return encode(PLAY_CARD, (Number(rest[0]) + 9) % 10, enemy(rest[1]))
    case 'END':
      return encode(END_TURN)
    case 'POTION':
      if (rest[0].toUpperCase() === 'DISCARD') return encode(DISCARD_POTION, Number(rest[1]))
      return encode(USE_POTION, Number(rest[1]), rest[2] === undefined ? 0 : enemy(rest[2]))
    case 'CHOOSE':
      return takesMany(g) || Number(rest[0]) >= choicePlaces(g) ? null : encode(PICK, Number(rest[0]))
    default:
      return null
  }
}

interface Standing {
  readonly name: string
  readonly place: number
}

const monstersOf = (g: S.Spire): Standing[] =>
  Array.from({ length: g.monsterSlots }, (_, place) => ({ place, kind: g.s[K.enemyAt(place) + K.KIND] }))
    .filter(({ kind }) => kind !== 0)
    .map(({ place, kind }) => ({ place, name: printed(monsterRows[kind - 1][1]) }))

/** Several monsters share a printed name. */
const printed = (name: string) => name.replace(/^(Red|Green) Louse$/, 'Louse').replace(/^(Blue|Red) Slaver$/, 'Slaver')

const placeOf = (g: S.Spire, index: number): number => monstersOf(g)[index]?.place ?? NO_TARGET

/** The real game's cost of curses and statuses; the reference writes −3. */
const unplayable = -2

const cards = (list: readonly SeenCard[]) => list.map(({ id, upgrades, cost }) => `${id}${upgrades ? '+' : ''}@${cost}`)

function unlikeFight(g: S.Spire, seen: SeenFight): string | null {
  const pile = (from: number, size: number) =>
    Array.from(g.s.subarray(from, from + size), slot => {
      const at = K.cardAt(slot)
      return `${cardGameIds[g.s[at]]}${K.isUp(g, slot) ? '+' : ''}@${Math.max(g.s[at + K.TURN_COST], unplayable)}`
    })
  const alive = ({ place }: Standing) => g.s[K.enemyAt(place) + K.HP] > 0
  const gone = seen.monsters.filter(each => !each.is_gone && !each.half_dead && each.current_hp > 0)
  return (
    unlike('turn', seen.turn, g.turn + 1) ??
    unlike('player', [seen.player.current_hp, seen.player.block, seen.player.energy], [g.hp, g.block, g.energy]) ??
    unlike(
      'monsters',
      gone.map(each => [each.name, each.current_hp, each.block]),
      monstersOf(g)
        .filter(alive)
        .map(({ place, name }) => [name, g.s[K.enemyAt(place) + K.HP], g.s[K.enemyAt(place) + K.BLOCK]]),
    ) ??
    unlike('hand', cards(seen.hand), pile(S.HAND, g.handSize)) ??
    unlike('draw pile', cards(seen.draw_pile), pile(S.DRAW, g.drawSize)) ??
    unlike('discard pile', cards(seen.discard_pile), pile(S.DISCARD, g.discardSize)) ??
    unlike('exhaust pile', cards(seen.exhaust_pile), pile(S.EXHAUST, g.exhaustSize))
  )
}
