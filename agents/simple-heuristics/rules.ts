import type { Random } from '#core'
import type { Action } from '../../games/pokemon-vgc/action.ts'
import type { Lexicon, MoveEntry } from '../../games/pokemon-vgc/model/lexicon.ts'
import type { Observation, SeenPokemon } from '../../games/pokemon-vgc/observation.ts'
import { healthOf, matchup, statOf, typesOf } from './matchup.ts'

const hazards: Readonly<Record<string, string>> = {
  spikes: 'spikes',
  stealthrock: 'stealthrock',
  stickyweb: 'stickyweb',
  toxicspikes: 'toxicspikes',
}
const clearing = new Set(['rapidspin', 'defog'])
/** A move that is no attack but ought to be made outweighs every attack. */
const must = 1e6

interface Wish {
  readonly part: string
  readonly score: number
}

/** What each slot would like, and the legal joint choice that gives most of it. */
export class Rules {
  readonly #lexicon: Lexicon
  readonly #random: Random

  constructor(lexicon: Lexicon, random: Random) {
    this.#lexicon = lexicon
    this.#random = random
  }

  choose(seen: Observation, legal: readonly Action[]): Action {
    if (legal[0].startsWith('team')) return this.#preview(seen, legal)
    const wishes = [0, 1].map(slot => new Map(this.#wishes(seen, slot).map(({ part, score }) => [part, score])))
    const value = (choice: Action) =>
      choice.split(', ').reduce((sum, part, slot) => sum + (wishes[slot].get(part) ?? 0), 0)
    const scored = legal.map(choice => ({ choice, score: value(choice) }))
    const most = Math.max(...scored.map(each => each.score))
    return this.#random.pick(scored.filter(each => each.score === most)).choice
  }

  /** Those with the best matchups against all six; the best two lead. */
  #preview(seen: Observation, legal: readonly Action[]): Action {
    const worth = seen.you.pokemon.map(own =>
      seen.foe.pokemon.reduce((sum, foe) => sum + matchup(own, foe, this.#lexicon), 0),
    )
    const score = (choice: Action) =>
      choice
        .slice(5)
        .split(', ')
        .reduce((sum, place, i) => sum + worth[Number(place) - 1] * (i < 2 ? 2 : 1), 0)
    return legal.reduce((best, choice) => (score(choice) > score(best) ? choice : best))
  }

  #wishes(seen: Observation, slot: number): Wish[] {
    const active = seen.you.pokemon.find(pokemon => pokemon.slot === slot && pokemon.hp > 0)
    const foes = seen.foe.pokemon.filter(pokemon => pokemon.slot >= 0 && pokemon.hp > 0)
    const bench = seen.you.pokemon.flatMap((pokemon, i) =>
      pokemon.slot < 0 && pokemon.hp > 0 && pokemon.brought !== false ? [{ pokemon, place: i + 1 }] : [],
    )
    const switches = bench.map(({ pokemon, place }) => {
      const best = Math.max(-9, ...foes.map(foe => matchup(pokemon, foe, this.#lexicon)))
      return { part: `switch ${place}`, score: best / 100 }
    })
    const asked = seen.request?.slots[slot]
    if (!active || !asked) return switches
    const leave = foes.some(foe =>
      this.#leaves(
        active,
        foe,
        bench.map(each => each.pokemon),
      ),
    )
    const attacks = asked.moves
      .filter(move => !move.disabled)
      .flatMap(({ id, target }) => foes.flatMap(foe => this.#moveWishes(seen, active, foe, id, target, asked.gimmicks)))
    if (leave) return [...attacks, ...switches.map(wish => ({ ...wish, score: must / 2 + wish.score }))]
    return [...attacks, ...switches]
  }

  #leaves(active: SeenPokemon, foe: SeenPokemon, bench: readonly SeenPokemon[]): boolean {
    if (!bench.some(pokemon => matchup(pokemon, foe, this.#lexicon) > 0)) return false
    const { atk = 0, def = 0, spa = 0, spd = 0 } = active.boosts
    if (def <= -3 || spd <= -3) return true
    const [attack, special] = [statOf(active, 'atk', this.#lexicon), statOf(active, 'spa', this.#lexicon)]
    if (atk <= -3 && attack >= special) return true
    if (spa <= -3 && attack <= special) return true
    return matchup(active, foe, this.#lexicon) < -2
  }

  #moveWishes(
    seen: Observation,
    active: SeenPokemon,
    foe: SeenPokemon,
    id: string,
    target: string,
    gimmicks: readonly string[],
  ): Wish[] {
    const move = this.#lexicon.move(id)
    const aimed = target === 'normal' || target === 'any' || target === 'adjacentFoe'
    const place = aimed ? ` +${foe.slot + 1}` : target.includes('adjacentAlly') ? ` -${active.slot + 1}` : ''
    const part = `move ${id}${place}`
    const special = this.#special(seen, active, foe, move)
    if (special) return [{ part, score: must }]
    const score = this.#damage(active, foe, move)
    const wishes = [{ part, score }]
    if (score <= 0) return wishes
    for (const gimmick of gimmicks) {
      const better = gimmick !== 'terastallize' || this.#wantsTera(active, foe, move)
      wishes.push({ part: `${part} ${gimmick}`, score: better ? score + 0.001 : score - 1 })
    }
    return wishes
  }

  /** Hazards, their clearing, and boosts with nothing to fear. */
  #special(seen: Observation, active: SeenPokemon, foe: SeenPokemon, move: MoveEntry): boolean {
    const left = 4 - seen.foe.fainted
    const mine = 4 - seen.you.fainted
    if (hazards[move.id] && left >= 3) return !seen.foe.conditions.some(each => each.id === hazards[move.id])
    if (clearing.has(move.id) && mine >= 2) return seen.you.conditions.some(each => each.id in hazards)
    const raised = Object.entries(move.boosts ?? {})
    if (move.target !== 'self' || raised.reduce((sum, [, by]) => sum + by, 0) < 2) return false
    const room = Math.min(...raised.filter(([, by]) => by > 0).map(([stat]) => active.boosts[stat] ?? 0)) < 6
    return room && healthOf(active) === 1 && matchup(active, foe, this.#lexicon) > 0
  }

  #damage(active: SeenPokemon, foe: SeenPokemon, move: MoveEntry): number {
    const physical = statOf(active, 'atk', this.#lexicon) / statOf(foe, 'def', this.#lexicon)
    const special = statOf(active, 'spa', this.#lexicon) / statOf(foe, 'spd', this.#lexicon)
    const same = typesOf(active).includes(move.type) ? 1.5 : 1
    const ratio = move.category === 'Physical' ? physical : special
    const matched = this.#lexicon.multiplier(move.type, typesOf(foe))
    return move.power * same * ratio * move.accuracy * move.hits * matched
  }

  /** Whether what the new type gains in attack and in defence is more than what it loses. */
  #wantsTera(active: SeenPokemon, foe: SeenPokemon, move: MoveEntry): boolean {
    if (!active.teraType) return false
    const [mine, theirs] = [typesOf(active), typesOf(foe)]
    const worst = (types: readonly string[]) => Math.max(...theirs.map(type => this.#lexicon.multiplier(type, types)))
    const defence = worst(mine) - worst([active.teraType])
    const before = mine.includes(move.type) ? 1.5 : 1
    const after = active.teraType === move.type ? (mine.includes(move.type) ? 2 : 1.5) : before
    return defence + (after - before) * this.#lexicon.multiplier(move.type, theirs) > 0
  }
}
