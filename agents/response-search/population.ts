import type { Player, Random } from '#core'
import type { Action } from '../../games/pokemon-vgc/action.ts'
import type { VgcModel, World } from '../../games/pokemon-vgc/model/model.ts'
import { powerOf } from '../max-base-power/index.ts'
import { candidates } from '../nash-search/candidates.ts'
import { quickChoice } from '../nash-search/quick.ts'
import { drawn, type Plan, type SearchConfig, search } from '../nash-search/search.ts'
import { Rules } from '../simple-heuristics/rules.ts'

export const members = ['simple-heuristics', 'max-base-power', 'random', 'searching'] as const
/** Those, and one that costs a search of its own to foretell: for measuring how exploitable that search is. */
export const known = [...members, 'nash-search'] as const
export type Member = (typeof known)[number]

/** How `nash-search` plans unless it is told otherwise, but for the work. */
const itsOwn = { rows: 16, columns: 3, depth: 0, trust: 0.3 }
/** In how many worlds its plan is worked out for one decision; its choices are then drawn from those mixes. */
const plansADecision = 2

/** What each member of the declared population would choose in a world. */
export class Population {
  readonly #model: VgcModel
  readonly #random: Random
  readonly #rules: Rules
  readonly #plan: SearchConfig
  #plans: Plan[] = []

  /** @param foretelling Turns played in the model for each plan of `nash-search`; it spends 100 itself. */
  constructor(model: VgcModel, random: Random, foretelling = 100) {
    this.#model = model
    this.#random = random
    this.#rules = new Rules(model.lexicon, random)
    this.#plan = { ...itsOwn, work: foretelling }
  }

  /** A new decision: what was planned for the last one no longer holds. */
  renew(): void {
    this.#plans = []
  }

  async choose(member: Member, world: World, player: Player, signal: AbortSignal): Promise<Action> {
    const legal = this.#model.legal(world, player)
    if (legal.length <= 1) return legal[0] ?? ''
    if (member === 'simple-heuristics') return this.#rules.choose(this.#model.view(world, player).observation, legal)
    if (member === 'max-base-power') return this.#strongest(world, player, legal)
    if (member === 'random') return this.#random.pick(legal)
    if (member === 'nash-search') return this.#planned(world, player, legal, signal)
    return this.#random.pick(candidates(this.#model, world, player, 5)).action
  }

  /** It mixes, so one plan foretells many choices: those of a decision cost two searches, however many worlds it looks at. */
  async #planned(world: World, player: Player, legal: readonly Action[], signal: AbortSignal): Promise<Action> {
    if (this.#plans.length < plansADecision) {
      const view = this.#model.view(world, player)
      this.#plans.push(await search(this.#model, [view], this.#plan, this.#random, signal))
    }
    const action = drawn(this.#random.pick(this.#plans), this.#random.real())
    return legal.includes(action) ? action : quickChoice(this.#model, world, player, this.#random)
  }

  #strongest(world: World, player: Player, legal: readonly Action[]): Action {
    const both = this.#model.foes(world, player).every(Boolean)
    const scored = legal.map(choice => ({ choice, power: powerOf(this.#model.lexicon, choice, both) }))
    const most = Math.max(...scored.map(each => each.power))
    const best = scored.filter(each => each.power === most && !each.choice.includes('terastallize'))
    return this.#random.pick(best.length > 0 ? best : scored).choice
  }
}
