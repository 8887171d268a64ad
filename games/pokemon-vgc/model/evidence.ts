import { random, type View } from '#core'
import type { Observation } from '../observation.ts'
import { type Battle, Dex, type Pokemon } from '../simulator/showdown.ts'
import { archetypesOf, type Stats } from './archetypes.ts'
import { buildBattle } from './build.ts'
import { estimate } from './estimate.ts'
import { lexicon } from './lexicon.ts'

/** For each Pokémon of the other side, by its place: how well each archetype agrees with what was seen. */
export type Evidence = ReadonlyMap<number, readonly number[]>

const nothing: Evidence = new Map()
const known = new WeakMap<object, Evidence>()

/**
 * What the battle has told of how the other side is trained: who moved first, and how much each hit took. A view's part
 * is worked out once.
 */
export function evidenceOf(history: readonly View<Observation, unknown>[]): Evidence {
  let from = history.length - 1
  while (from > 0 && !known.has(history[from])) from--
  let evidence = known.get(history[from]) ?? nothing
  for (let i = from + 1; i < history.length; i++) {
    evidence = withTurn(evidence, history[i - 1].observation, history[i].observation)
    known.set(history[i], evidence)
  }
  return evidence
}

/** A mistake of the estimate, or something that was overlooked, never rules an archetype out. */
const doubt = 0.08

function withTurn(before: Evidence, last: Observation, now: Observation): Evidence {
  if (last.turn === 0 || last.request?.kind !== 'move' || now.log.length === 0) return before
  const after = new Map(before)
  const battle = buildBattle(last, random(last.turn))
  const told = (place: number, fits: (stats: Stats) => number) => {
    const seen = last.foe.pokemon.find(each => each.place === place)
    if (!seen?.movesKnown) return
    const species = Dex.species.get(seen.species)
    const list = archetypesOf(seen, last.format)
    const weights = after.get(place) ?? list.map(() => 1)
    const stats = list.map(
      each => battle.spreadModify(species.baseStats, { ...each, level: seen.level } as never) as Stats,
    )
    const found = list.map((_, i) => weights[i] * (doubt + (1 - doubt) * fits(stats[i])))
    const most = Math.max(...found)
    after.set(
      place,
      found.map(each => each / most),
    )
  }
  readTurn(battle, last, now.log, told)
  return after
}

type Told = (place: number, fits: (stats: Stats) => number) => void

/** Messages after which the damage of this turn is not that of its start, and the same for the order of moves. */
const strengthens =
  /^\|(-side|-field|-weather\|[A-Za-z]+$|-weather\|[A-Za-z]+\|\[from\]|-terastallize|-mega|-formechange|detailschange|-transform|-status|-boost|-unboost|-setboost|-enditem|-item|-start|-singleturn\|[^|]*\|Helping Hand|-activate|-ability)/
const hurries =
  /^\|(-side(start|end)\|[^|]*\|move: Tailwind|-field|-weather\|[A-Za-z]+$|-weather\|[A-Za-z]+\|\[from\]|-mega|-formechange|detailschange|-transform|-status\|[^|]*\|par|-(un|set)?boost\|[^|]*\|spe|-enditem|-item|-start\|[^|]*\|(proto|quark)|-ability)/
const enters = /^\|(switch|drag|replace|swap)\|(p\d[ab])/

interface Mover {
  readonly pokemon: Pokemon
  readonly place: number | null
  readonly priority: number
}

function readTurn(battle: Battle, last: Observation, log: readonly string[], told: Told): void {
  const movers: Mover[] = []
  const health = new Map<string, number>()
  const entered = new Set<string>()
  let [ordered, measured] = [true, true]
  let blow: Blow | null = null
  for (const line of log) {
    const [, kind, ident = '', text = '', extra = '', ...more] = line.split('|')
    const at = ident.slice(0, 3)
    if (kind === 'upkeep') return
    if (kind === 'move') {
      const move = text.toLowerCase().replace(/[^a-z0-9]/g, '')
      const called = [extra, ...more].some(part => part.startsWith('[from]'))
      const mover = called || entered.has(at) ? null : moverOf(battle, last, ident, move)
      if (mover && ordered) for (const first of movers) tellOrder(battle, first, mover, told)
      if (mover) movers.push(mover)
      const spread = more.find(part => part.startsWith('[spread]'))
      const targets = spread ? spread.slice('[spread] '.length).split(',') : [extra.slice(0, 3)]
      blow = mover && { mover, move, targets, spread: targets.length > 1, critical: new Set() }
    } else if (kind === '-crit') blow?.critical.add(at)
    else if (kind === '-damage' && extra === '' && blow && measured && !entered.has(at) && blow.targets.includes(at))
      tellDamage(battle, last, blow, at, health.get(at), shareOf(text), told)
    if (kind === '-damage' || kind === '-heal') health.set(at, shareOf(text))
    ordered &&= !hurries.test(line)
    measured &&= !strengthens.test(line)
    const entering = enters.exec(line)
    if (entering) entered.add(entering[2])
  }
}

interface Blow {
  readonly mover: Mover
  readonly move: string
  readonly targets: readonly string[]
  readonly spread: boolean
  readonly critical: Set<string>
}

function moverOf(battle: Battle, last: Observation, ident: string, move: string): Mover | null {
  const side = battle.getSide(ident.slice(0, 2) as 'p1')
  const slot = 'ab'.indexOf(ident[2])
  const pokemon = side.active[slot]
  if (!pokemon || move === 'grassyglide' || !lexicon.move(move).id) return null
  const place = side.id === last.player ? null : (last.foe.pokemon.find(each => each.slot === slot)?.place ?? null)
  return { pokemon, place, priority: lexicon.move(move).priority }
}

const uncertain = new Set(['quickclaw', 'custapberry', 'laggingtail', 'fullincense'])
const hasty = new Set(['prankster', 'galewings', 'triage', 'quickdraw', 'myceliummight', 'stall'])

/** The first of two moves of one priority was made by the faster: a bound on the speed that is hidden. */
function tellOrder(battle: Battle, first: Mover, second: Mover, told: Told): void {
  if ((first.place === null) === (second.place === null) || first.priority !== second.priority) return
  for (const { pokemon } of [first, second]) if (uncertain.has(pokemon.item) || hasty.has(pokemon.ability)) return
  const [own, foe] = first.place === null ? [first.pokemon, second] : [second.pokemon, first]
  const room = 'trickroom' in battle.field.pseudoWeather
  const foeFaster = (foe === first) !== room
  const effective = own.getStat('spe', false, false)
  const factor = foe.pokemon.getStat('spe', false, false) / foe.pokemon.storedStats.spe
  told(foe.place!, ({ spe }) => ((foeFaster ? spe * factor >= effective - 1 : spe * factor <= effective + 1) ? 1 : 0))
}

/** What a hit took, against what it would have taken from, or with, each archetype. */
function tellDamage(
  battle: Battle,
  last: Observation,
  blow: Blow,
  at: string,
  before: number | undefined,
  after: number,
  told: Told,
): void {
  const source = blow.mover.pokemon
  const move = battle.dex.moves.get(blow.move)
  const target = battle.getSide(at.slice(0, 2) as 'p1').active['ab'.indexOf(at[2])]
  if (!target || move.category === 'Status' || move.multihit || move.damage || move.damageCallback) return
  if (blow.critical.has(at) || target.volatiles.substitute) return
  const theirs = target.side.id !== last.player
  if (theirs === (blow.mover.place !== null)) return // a blow at the own ally tells less
  const hidden = theirs ? target : source
  const place = theirs ? last.foe.pokemon.find(each => each.slot === target.position)?.place : blow.mover.place
  if (place === undefined || place === null) return
  const taken = (before ?? target.hp / target.maxhp) - after
  told(place, stats => {
    const { storedStats, maxhp } = hidden
    Object.assign(hidden, { storedStats: stats, maxhp: stats.hp })
    const about = estimate(battle, source, target, move, blow.spread) / target.maxhp
    Object.assign(hidden, { storedStats, maxhp })
    return agreement(taken, after <= 0, about)
  })
}

/** The roll is 0.85…1 of the most, the estimate its middle; hundredths are rounded. */
function agreement(taken: number, fainted: boolean, about: number): number {
  const [low, high] = [(about * 0.85) / 0.925 - 0.012, about / 0.925 + 0.012]
  if (fainted) return high >= taken ? 1 : Math.exp(-(((taken - high) / 0.04) ** 2))
  const gap = taken < low ? low - taken : taken > high ? taken - high : 0
  return Math.exp(-((gap / 0.04) ** 2))
}

function shareOf(text: string): number {
  const [hp, most] = text.split(' ')[0].split('/').map(Number)
  return most ? hp / most : 0
}
