import type { Player, Random } from '#core'
import type { Action } from '../../games/pokemon-vgc/action.ts'
import type { VgcModel, World } from '../../games/pokemon-vgc/model/model.ts'
import { powerOf } from '../max-base-power/index.ts'
import { candidates } from '../nash-search/candidates.ts'
import { drawn, type SearchConfig, search } from '../nash-search/search.ts'
import { Rules } from '../simple-heuristics/rules.ts'

export const members = ['simple-heuristics', 'max-base-power', 'random', 'searching'] as const
/** Those, and one that costs a search of its own to foretell: for measuring how exploitable that search is. */
export const known = [...members, 'nash-search'] as const
export type Member = (typeof known)[number]

/** What is spent on foretelling one choice of `nash-search`: less than it spends itself. */
const foretelling: SearchConfig = { work: 40, rows: 8, columns: 3, depth: 0, trust: 0.3 }

/** What each member of the declared population would choose in a world. */
export class Population {
  readonly #model: VgcModel
  readonly #random: Random
  readonly #rules: Rules

  constructor(model: VgcModel, random: Random) {
    this.#model = model
    this.#random = random
    this.#rules = new Rules(model.lexicon, random)
  }

  async choose(member: Member, world: World, player: Player, signal: AbortSignal): Promise<Action> {
    const legal = this.#model.legal(world, player)
    if (legal.length <= 1) return legal[0] ?? ''
    if (member === 'simple-heuristics') return this.#rules.choose(this.#model.view(world, player).observation, legal)
    if (member === 'max-base-power') return this.#strongest(world, player, legal)
    if (member === 'random') return this.#random.pick(legal)
    if (member === 'nash-search') {
      const view = this.#model.view(world, player)
      const action = drawn(await search(this.#model, [view], foretelling, this.#random, signal), this.#random.real())
      return legal.includes(action) ? action : legal[0]
    }
    return this.#random.pick(candidates(this.#model, world, player, 5)).action
  }

  #strongest(world: World, player: Player, legal: readonly Action[]): Action {
    const both = this.#model.foes(world, player).every(Boolean)
    const scored = legal.map(choice => ({ choice, power: powerOf(this.#model.lexicon, choice, both) }))
    const most = Math.max(...scored.map(each => each.power))
    const best = scored.filter(each => each.power === most && !each.choice.includes('terastallize'))
    return this.#random.pick(best.length > 0 ? best : scored).choice
  }
}
