import { type Json, seedIn, wilson } from '#core'
import { gate, outcomes, type Tally } from '../library/evidence.ts'
import { callsOf } from '../library/program.ts'
import { type HeldOut, onTheAxis } from './held-out.ts'
import type { Learner } from './learner.ts'
import { type Mix, skillMix } from './mix.ts'
import { type Retained, retention } from './retention.ts'
import { type Score, scoreOf } from './score.ts'
import type { Transfer } from './transfer.ts'
import { foresee, trial } from './trial.ts'
import type { World } from './world.ts'

export interface Report {
  readonly claimed: readonly string[]
  readonly verified: readonly { readonly id: string; readonly goal: string; readonly heldOut: Tally }[]
  readonly ghosts: readonly string[]
  /** Goals asked for that were verified, by steps of learning. */
  readonly curve: readonly (readonly [number, number])[]
  /** Over all training episodes. */
  readonly score: Score
  /** Share of verified skills that another one calls. */
  readonly reuse: number
  readonly retention: readonly Retained[]
  /** Only where the full report is asked for. */
  readonly mixes?: readonly Mix[]
  readonly axis?: HeldOut | null
  readonly transfer?: Transfer
  readonly priors: Json
}

/** The library frozen, on starts nothing has looked at. */
export async function report(learner: Learner, world: World): Promise<Report> {
  const { library, config } = learner
  // Whatever passed the gate is claimed; what verification says of it comes after.
  const claimed = [...library.skills.values()]
    .filter(skill => gate(outcomes(skill.evidence, 'gate')) === 'admitted')
    .map(skill => skill.id)
  const verified: { id: string; goal: string; heldOut: Tally }[] = []
  for (const id of claimed.filter(id => library.state(id) === 'verified')) {
    const skill = library.skills.get(id)!
    const start = (i: number) => seedIn('report', `${config.seed}/${id}`, i)
    const ahead = Array.from({ length: config.reportSeeds }, (_, i) => ({ skill, seed: start(i), options: { skill } }))
    foresee(learner, world, ahead)
    let [k, n] = [0, 0]
    for (let i = 0; n < config.reportSeeds && i < 10 * config.reportSeeds; i++) {
      const went = await trial(learner, world, skill.program, skill.goal, start(i), 'report', { skill })
      if (went.moot) continue // so already: nothing to reach
      n++
      if (went.ok) k++
    }
    verified.push({ id, goal: skill.goal.text, heldOut: { k, n } })
  }
  const frozen = verified.map(({ id }) => library.skills.get(id)!)
  const asked = frozen.filter(({ goal }) => learner.headline.has(goal.id))
  const full = config.full
    ? { mixes: await skillMix(learner, world, asked), axis: await onTheAxis(learner, world, frozen) }
    : {}
  const ghosts = verified.filter(({ heldOut }) => isGhost(heldOut)).map(({ id }) => id)
  return {
    claimed,
    verified,
    ghosts,
    curve: curveOf(learner),
    score: trainingScore(learner),
    reuse: reuse(
      learner,
      verified.map(({ id }) => id),
    ),
    retention: retention(learner),
    ...full,
    priors: priorsCard(learner),
  }
}

/** The points where it changed. */
function curveOf({ history }: Learner): (readonly [number, number])[] {
  return history
    .filter(({ verified }, i) => i === 0 || i === history.length - 1 || verified !== history[i - 1].verified)
    .map(({ step, verified }) => [step, verified] as const)
}

function trainingScore({ history, headline, curriculum }: Learner): Score {
  const texts = new Map([...headline].map(id => [id, curriculum.goals.get(id)!.goal.text]))
  const episodes = history.map(({ reached }) => new Set(reached.map(id => texts.get(id)!)))
  return scoreOf([...texts.values()], episodes)
}

function reuse({ library }: Learner, verified: readonly string[]): number {
  const called = new Set(library.usable().flatMap(skill => callsOf(skill.program)))
  return verified.length === 0 ? 0 : verified.filter(id => called.has(id)).length / verified.length
}

/** Below .70 on 100 starts; with fewer, below .70 beyond doubt. */
export function isGhost({ k, n }: Tally): boolean {
  return n >= 100 ? k / n < 0.7 : n > 0 && wilson(k, n).high < 0.7
}

/** What the learner was given, so that nobody need guess. */
export function priorsCard({ game, config }: Learner): Json {
  return {
    observation: 'symbols: the facts of the game, not pixels',
    facts: game.vocabulary.map(family => family.pattern),
    moves: game.motions ? "the game's own motions" : game.affordances ? "the game's affordances" : 'legal actions',
    prerequisites: config.priors === 'tree' ? 'given: what the game declares' : 'not given',
    principles: [
      'what falls by itself is kept up',
      'what goes with being hurt is answered, and long moves are made where one is hurt least',
      'what failed with more at hand will fail with less',
      'a count without bound tells nothing about what a move needs',
    ],
    model: 'none',
  }
}
