import { holds, random, seedIn } from '#core'
import { type Tally, tally } from '../library/evidence.ts'
import { host } from '../library/host.ts'
import type { LearnedSkill } from '../library/library.ts'
import type { Learner } from './learner.ts'
import type { World } from './world.ts'

/** How well verified skills work one after another in one world. */
export interface Mix {
  readonly k: number
  readonly reached: Tally
  /** What would be so if each went as it does alone: the mean product of their success rates. */
  readonly product: number
}

/** Draws of skills for each k. */
const draws = 20

/** SkillMix: k verified skills drawn by chance, called one after another; all of their goals must be reached on the way. */
export async function skillMix(learner: Learner, world: World, skills: readonly LearnedSkill[]): Promise<Mix[]> {
  const mixes: Mix[] = []
  for (let k = 1; k <= Math.min(5, skills.length); k++) {
    const source = random(learner.config.seed).fork(`mix/${k}`)
    let [reached, product] = [0, 0]
    for (let i = 0; i < draws; i++) {
      const chosen = draw(skills, k, below => source.int(below))
      product += chosen.map(rate).reduce((a, b) => a * b, 1) / draws
      if (await inOrder(learner, world, chosen, seedIn('report', `${learner.config.seed}/mix/${k}`, i))) reached++
    }
    mixes.push({ k, reached: { k: reached, n: draws }, product: Math.round(product * 1000) / 1000 })
  }
  return mixes
}

function draw<T>(from: readonly T[], count: number, below: (n: number) => number): T[] {
  const left = [...from]
  return Array.from({ length: count }, () => left.splice(below(left.length), 1)[0])
}

function rate(skill: LearnedSkill): number {
  const { k, n } = tally(skill.evidence.filter(line => line.hash === skill.hash && line.kind === 'verify'))
  return n === 0 ? 0 : k / n
}

async function inOrder(
  learner: Learner,
  world: World,
  skills: readonly LearnedSkill[],
  seed: number,
): Promise<boolean> {
  const { library, config, habits, game } = learner
  const body = host({ game, skill: id => library.skills.get(id) ?? null, habits })
  let done = 0
  const played = await world.play(
    seed,
    body.see,
    function* () {
      for (const { program, goal } of skills) {
        const reached = (facts: Parameters<typeof holds>[1][number]) => holds(goal.predicate!, [facts]) === true
        body.aim(reached, body.steps + config.goalSteps)
        if (!reached(body.facts())) yield* body.run(program, {})
        if (!reached(body.facts())) return
        done++
      }
    },
    skills.length * config.goalSteps,
  )
  learner.ledger.charge('report', played.steps)
  return (
    done === skills.length ||
    (done === skills.length - 1 && holds(skills[done].goal.predicate!, [body.facts()]) === true)
  )
}
