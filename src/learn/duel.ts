import { type Facts, type Goal, seedIn } from '#core'
import type { Evidence } from '../library/evidence.ts'
import type { LearnedSkill } from '../library/library.ts'
import { lengthOf, type Program } from '../library/program.ts'
import type { Learner } from './learner.ts'
import { type Trial, trial } from './trial.ts'
import type { World } from './world.ts'

/** Starts of a duel: the same ones for both, so that luck with the world cancels out. */
const pairs = 12
/** Whose calls failed in life gives way to what does as well from starts and takes at most this much longer. */
const pardon = 1.2
/** Nothing that happens in what is left can matter any more after this lead. */
const decided = (lead: number, left: number) => Math.abs(lead) > left

/**
 * Two programs for one goal on the same starts: more successes win, then fewer steps, then fewer instructions.
 *
 * @param isBlamed The champion's calls failed where lives had got to, which no start shows: with as many successes it goes.
 */
export async function duel(
  learner: Learner,
  world: World,
  champion: LearnedSkill,
  challenger: LearnedSkill,
  parametersOf: (start: number) => Facts = () => ({}),
  isBlamed = false,
): Promise<{ winner: LearnedSkill; loser: LearnedSkill }> {
  const { ledger, config, say } = learner
  const { goal } = champion
  const seeds: number[] = []
  const went: { old: Trial; young: Trial }[] = []
  const count = (of: (pair: (typeof went)[number]) => boolean) => went.filter(of).length
  const lead = () => count(({ young }) => young.ok) - count(({ old }) => old.ok)
  for (let i = 0; went.length < pairs && i < 3 * pairs && !decided(lead(), pairs - went.length); i++) {
    const seed = seedIn('gate', `${config.seed}/duel/${champion.hash}/${challenger.hash}`, i)
    const play = (skill: LearnedSkill) => trialOf(learner, world, skill.program, goal, seed, skill, parametersOf(i))
    const pair = { old: await play(champion), young: await play(challenger) }
    if (pair.old.moot || pair.young.moot) continue
    seeds.push(seed)
    went.push(pair)
  }
  const steps = went.filter(({ old, young }) => old.ok && young.ok).map(({ old, young }) => young.steps - old.steps)
  const slower = steps.reduce((sum, more) => sum + more, 0)
  const longer = lengthOf(challenger.program) - lengthOf(champion.program)
  const took = went.reduce((sum, { old }) => sum + (old.ok ? old.steps : 0), 0)
  const isAsGood = isBlamed && slower <= (pardon - 1) * took
  const overthrown = (lead() || (isAsGood ? 1 : -slower || -longer)) > 0
  const wins = count(({ old, young }) => young.ok && !old.ok)
  const losses = count(({ old, young }) => old.ok && !young.ok)
  const line = (own: LearnedSkill, rival: LearnedSkill, kept: boolean): Evidence => ({
    kind: 'duel',
    hash: own.hash,
    rival: rival.hash,
    seeds,
    wins: own === challenger ? wins : losses,
    losses: own === challenger ? losses : wins,
    kept,
    at: ledger.learning,
  })
  const noted = (own: LearnedSkill, rival: LearnedSkill, kept: boolean): LearnedSkill => ({
    ...own,
    evidence: [...own.evidence, line(own, rival, kept)],
  })
  const old = noted(champion, challenger, !overthrown)
  const young = noted(challenger, champion, overthrown)
  say('duel', { skill: champion.id, won: overthrown ? young.version : old.version, wins, losses, pairs: seeds.length })
  return overthrown ? { winner: young, loser: old } : { winner: old, loser: young }
}

/** What a duel and a check of utility play: charged to neither gate nor verification. */
export function trialOf(
  learner: Learner,
  world: World,
  program: Program,
  goal: Goal,
  seed: number,
  skill: Pick<LearnedSkill, 'pre' | 'effect'> | undefined,
  parameters: Facts = {},
  maxSteps = goal.maxSteps,
): Promise<Trial> {
  return trial(learner, world, program, goal, seed, 'duel', { maxSteps, skill, parameters })
}
