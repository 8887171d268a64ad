import { holds, random, seedIn } from '#core'
import { deadlineOf } from '../goals/deadline.ts'
import type { Tally } from '../library/evidence.ts'
import { host } from '../library/host.ts'
import type { LearnedSkill } from '../library/library.ts'
import type { Learner } from './learner.ts'
import type { World } from './world.ts'

/** How well verified skills work one after another in one world. */
export interface Mix {
  readonly k: number
  readonly reached: Tally
  /** What would be so if each went as it does alone, on its own untouched starts: the mean product of those rates. */
  readonly product: number
  /** Skills of the k that had something to do, on average: what lies on another's way is reached before its turn. */
  readonly called: number
}

/** A skill, and how it did alone in this report. */
export interface Single {
  readonly skill: LearnedSkill
  readonly heldOut: Tally
}

/** Draws of skills for each k: as many as starts are reported on. */
const drawsOf = ({ config }: Learner): number => config.reportSeeds

/** SkillMix: k verified skills drawn by chance, called one after another; all of their goals must be reached on the way. */
export async function skillMix(learner: Learner, world: World, singles: readonly Single[]): Promise<Mix[]> {
  const mixes: Mix[] = []
  const draws = drawsOf(learner)
  for (let k = 1; draws > 0 && k <= Math.min(5, singles.length); k++) {
    const source = random(learner.config.seed).fork(`mix/${k}`)
    let [reached, product, called] = [0, 0, 0]
    for (let i = 0; i < draws; i++) {
      const chosen = draw(singles, k, below => source.int(below))
      product += chosen.map(({ heldOut }) => heldOut.k / Math.max(1, heldOut.n)).reduce((a, b) => a * b, 1) / draws
      const skills = chosen.map(({ skill }) => skill)
      const went = await inOrder(learner, world, skills, seedIn('report', `${learner.config.seed}/mix/${k}`, i))
      if (went.all) reached++
      called += went.called / draws
    }
    const rounded = (value: number) => Math.round(value * 1000) / 1000
    mixes.push({ k, reached: { k: reached, n: draws }, product: rounded(product), called: rounded(called) })
  }
  return mixes
}

function draw<T>(from: readonly T[], count: number, below: (n: number) => number): T[] {
  const left = [...from]
  return Array.from({ length: count }, () => left.splice(below(left.length), 1)[0])
}

async function inOrder(
  learner: Learner,
  world: World,
  skills: readonly LearnedSkill[],
  seed: number,
): Promise<{ readonly all: boolean; readonly called: number }> {
  const { library, config, habits, game } = learner
  const body = host({ game, skill: id => library.skills.get(id) ?? null, habits })
  let [done, called] = [0, 0]
  const played = await world.play(
    seed,
    body.see,
    function* () {
      for (const { program, goal } of skills) {
        const reached = (facts: Parameters<typeof holds>[1][number]) => holds(goal.predicate!, [facts]) === true
        body.aim(reached, body.steps + Math.min(config.goalSteps, deadlineOf(goal.predicate)))
        if (!reached(body.facts())) {
          called++
          yield* body.run(program, {})
        }
        if (!reached(body.facts())) return
        done++
      }
    },
    skills.length * config.goalSteps,
  )
  learner.ledger.charge('report', played.steps)
  const last = done === skills.length - 1 && holds(skills[done].goal.predicate!, [body.facts()]) === true
  return { all: done === skills.length || last, called }
}
