import { type Json, seedIn } from '#core'
import { gate, outcomes, type Tally } from '../library/evidence.ts'
import { callsOf } from '../library/program.ts'
import { isGhost } from './ghost.ts'
import { type HeldOut, onTheAxis } from './held-out.ts'
import type { Learner, Past } from './learner.ts'
import { isFresh } from './lives.ts'
import { type Mix, skillMix } from './mix.ts'
import { priorsCard } from './priors-card.ts'
import { type Retained, retention } from './retention.ts'
import { type Score, scoreOf } from './score.ts'
import type { Transfer } from './transfer.ts'
import { foresee, trial } from './trial.ts'
import type { World } from './world.ts'

/** A verified skill on starts nothing has looked at. */
export interface Held {
  readonly id: string
  readonly goal: string
  /** The run was for it; or it is a step on the way. */
  readonly asked: boolean
  readonly heldOut: Tally
}

export interface Report {
  readonly claimed: readonly string[]
  readonly verified: readonly Held[]
  /** Of the goals asked for: those a verified skill reaches. What was verified on the way is not among them. */
  readonly asked: Tally
  readonly ghosts: readonly string[]
  /** Goals asked for that were verified, by steps of learning. */
  readonly curve: readonly (readonly [number, number])[]
  /** Over all training episodes; `fresh`: over those that did not begin by playing an earlier one again. */
  readonly score: Score & { readonly fresh: Score }
  /** Share of verified skills that another usable one calls; and how many of how many that is. */
  readonly reuse: number
  readonly reused: Tally
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
  const verified: Held[] = []
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
    const asked = learner.headline.has(skill.goal.id)
    verified.push({ id, goal: skill.goal.text, asked, heldOut: { k, n } })
  }
  const frozen = verified.map(held => ({ ...held, skill: library.skills.get(held.id)! }))
  const full = config.full
    ? {
        mixes: await skillMix(
          learner,
          world,
          frozen.filter(({ asked }) => asked),
        ),
        axis: await onTheAxis(
          learner,
          world,
          frozen.map(({ skill }) => skill),
        ),
      }
    : {}
  const reused = reuse(
    learner,
    verified.map(({ id }) => id),
  )
  const ghosts = verified.filter(({ heldOut }) => isGhost(heldOut)).map(({ id }) => id)
  return {
    claimed,
    verified,
    asked: { k: new Set(verified.flatMap(({ asked, goal }) => (asked ? [goal] : []))).size, n: learner.headline.size },
    ghosts,
    curve: curveOf(learner),
    score: { ...trainingScore(learner), fresh: trainingScore(learner, isFresh) },
    reuse: reused.n === 0 ? 0 : reused.k / reused.n,
    reused,
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

/** Of all training episodes so far, over the goals asked for. */
export function trainingScore(
  { history, headline, curriculum }: Learner,
  counts: (past: Past) => boolean = () => true,
): Score {
  const texts = new Map([...headline].map(id => [id, curriculum.goals.get(id)!.goal.text]))
  const episodes = history.filter(counts).map(({ reached }) => new Set(reached.map(id => texts.get(id)!)))
  return scoreOf([...texts.values()], episodes)
}

function reuse({ library }: Learner, verified: readonly string[]): Tally {
  const called = new Set(library.usable().flatMap(skill => callsOf(skill.program).filter(other => other !== skill.id)))
  return { k: verified.filter(id => called.has(id)).length, n: verified.length }
}
