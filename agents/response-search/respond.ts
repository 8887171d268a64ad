import { setImmediate as breath } from 'node:timers/promises'
import type { Player, Random, View } from '#core'
import type { Action } from '../../games/pokemon-vgc/action.ts'
import type { VgcModel, World } from '../../games/pokemon-vgc/model/model.ts'
import type { Observation } from '../../games/pokemon-vgc/observation.ts'
import { candidates } from '../nash-search/candidates.ts'
import { quickTurn, worthOf } from '../nash-search/search.ts'
import type { Inference } from './infer.ts'
import type { Member, Population } from './population.ts'

export interface ResponseConfig {
  readonly work: number
  readonly rows: number
  readonly depth: number
}

export interface Response {
  readonly action: Action
  readonly rows: readonly Action[]
  readonly worth: readonly number[]
  readonly work: number
}

interface Arm {
  readonly action: Action
  sum: number
  count: number
}

/** The preview has 90 choices, and decides most. */
const previewFactor = 2

/**
 * The best answer to whom the other side is believed to be. Every pass draws a world and a member of the believed
 * population, who chooses in it; each candidate is played against that choice under the same luck, and the worse half
 * is dropped again and again (successive halving).
 *
 * @throws The signal's reason, if it is aborted.
 * @see Karnin, Koren and Somekh, "Almost Optimal Exploration in Multi-Armed Bandits" (2013)
 */
export async function respond(
  model: VgcModel,
  history: readonly View<Observation, Action>[],
  config: ResponseConfig,
  population: Population,
  inference: Inference,
  random: Random,
  signal: AbortSignal,
): Promise<Response> {
  const { observation } = history.at(-1)!
  const player = observation.player as Player
  const foe: Player = player === 'p1' ? 'p2' : 'p1'
  const wider = observation.request?.kind === 'preview' ? previewFactor : 1
  const budget = config.work * wider
  population.renew()
  let world: World | null = model.sample(history, random)
  const own = candidates(model, world, player, config.rows * wider)
  const all = own.map(({ action }): Arm => ({ action, sum: 0, count: 0 }))
  let arms = all
  const predictions: { readonly member: Member; readonly parts: readonly string[] }[] = []
  let work = 0
  const rounds = Math.max(1, Math.ceil(Math.log2(arms.length)))
  for (let round = 1; round <= rounds; round++) {
    const until = (budget * round) / rounds
    while (work === 0 || work + (arms.length * (config.depth + 1)) / 2 <= until) {
      await breath()
      signal.throwIfAborted()
      world ??= model.sample(history, random)
      const foretold = await foretell(model, world, foe, population, inference, signal)
      for (const [member, choice] of foretold) predictions.push({ member, parts: choice.split(', ') })
      const answer = foretold.size > 0 ? foretold.get(drawn(inference.weights, random))! : null
      for (const arm of arms) work += play(model, world, player, arm, foe, answer, config.depth, random)
      world = null
    }
    arms = [...arms].sort((a, b) => b.sum / b.count - a.sum / a.count).slice(0, Math.max(1, Math.ceil(arms.length / 2)))
  }
  inference.expect(predictions)
  return {
    action: arms[0].action,
    rows: all.map(each => each.action),
    worth: all.map(each => each.sum / each.count),
    work,
  }
}

async function foretell(
  model: VgcModel,
  world: World,
  foe: Player,
  population: Population,
  inference: Inference,
  signal: AbortSignal,
): Promise<ReadonlyMap<Member, Action>> {
  const found = new Map<Member, Action>()
  if (!model.acting(world).includes(foe)) return found
  for (const member of inference.weights.keys()) found.set(member, await population.choose(member, world, foe, signal))
  return found
}

/** @returns The turns it cost. */
function play(
  model: VgcModel,
  from: World,
  player: Player,
  arm: Arm,
  foe: Player,
  answer: Action | null,
  depth: number,
  random: Random,
): number {
  const world = model.fork(from)
  const actions = new Map<Player, Action>([[player, arm.action]])
  if (answer !== null) actions.set(foe, answer)
  model.apply(world, actions)
  let work = 1
  for (; work <= depth && model.end(world) === null; work++) quickTurn(model, world, random)
  arm.sum += worthOf(model, world, player)
  arm.count++
  return work
}

function drawn(weights: ReadonlyMap<Member, number>, random: Random): Member {
  let roll = random.real()
  for (const [member, weight] of weights) {
    roll -= weight
    if (roll < 0) return member
  }
  return [...weights.keys()][0]
}
