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
  readonly worlds: number
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

/**
 * The best answer to whom the other side is believed to be: every candidate is played on against choices drawn from the
 * believed population, and the worse half is dropped again and again (successive halving).
 *
 * @see Karnin, Koren and Somekh, "Almost Optimal Exploration in Multi-Armed Bandits" (2013)
 */
export function respond(
  model: VgcModel,
  history: readonly View<Observation, Action>[],
  config: ResponseConfig,
  population: Population,
  inference: Inference,
  random: Random,
): Response {
  const player = history.at(-1)!.observation.player as Player
  const foe: Player = player === 'p1' ? 'p2' : 'p1'
  const worlds = Array.from({ length: config.worlds }, () => model.sample(history, random))
  const foretold = worlds.map(world => foretell(model, world, foe, population, inference))
  inference.expect(
    foretold.flatMap(each => [...each].map(([member, choice]) => ({ member, parts: choice.split(', ') }))),
  )
  const own = candidates(model, worlds[0], player, config.rows)
  let arms: Arm[] = own.map(({ action }) => ({ action, sum: 0, count: 0 }))
  const all = arms
  let work = 0
  const rounds = Math.max(1, Math.ceil(Math.log2(arms.length)))
  for (let round = 0; round < rounds; round++) {
    const until = Math.min(config.work, work + config.work / rounds)
    for (let k = 0; work < until; k++)
      for (const arm of arms)
        work += play(
          model,
          worlds[k % worlds.length],
          foretold[k % worlds.length],
          arm,
          player,
          foe,
          config.depth,
          inference,
          random,
        )
    arms = [...arms].sort((a, b) => b.sum / b.count - a.sum / a.count).slice(0, Math.max(1, Math.ceil(arms.length / 2)))
  }
  return {
    action: arms[0].action,
    rows: all.map(each => each.action),
    worth: all.map(each => each.sum / each.count),
    work,
  }
}

function foretell(
  model: VgcModel,
  world: World,
  foe: Player,
  population: Population,
  inference: Inference,
): ReadonlyMap<Member, Action> {
  if (!model.acting(world).includes(foe)) return new Map()
  return new Map([...inference.weights.keys()].map(member => [member, population.choose(member, world, foe)]))
}

/** @returns The turns it cost. */
function play(
  model: VgcModel,
  from: World,
  foretold: ReadonlyMap<Member, Action>,
  arm: Arm,
  player: Player,
  foe: Player,
  depth: number,
  inference: Inference,
  random: Random,
): number {
  const world = model.fork(from)
  const actions = new Map<Player, Action>([[player, arm.action]])
  if (foretold.size > 0) actions.set(foe, foretold.get(drawn(inference.weights, random))!)
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
