import { type Json, seedIn } from '#core'
import { currentOf, looks, outcomes, verification } from '../library/evidence.ts'
import type { LearnedSkill } from '../library/library.ts'
import type { Learner, Refused } from './learner.ts'
import { argumentsFor } from './sample-arguments.ts'
import { foresee, trial } from './trial.ts'
import type { World } from './world.ts'

/**
 * Verification may take this many steps for every step of learning, beyond a few to begin with; where lives are few, and
 * there is ever more to be verified, less: what is learned meanwhile makes it likelier to hold.
 */
const [share, shareOfFew] = [0.9, 0.7]
const headStart = 1000

/** Whether there are steps to spare: verification decides nothing that is learned, and must not outgrow learning. */
export const mayVerify = ({ ledger, config }: Learner): boolean =>
  ledger.steps.verify < headStart + (config.startSteps > 0 ? shareOfFew : share) * ledger.learning

/**
 * Runs fresh starts until a look decides. What was tried before with the same program and the same callees counts: it
 * is never begun again from nothing. Stops in between when verification has had its share; the next harvest goes on.
 */
export async function verify(learner: Learner, world: World, id: string): Promise<'verified' | 'refused' | 'open'> {
  const { library, ledger, say } = learner
  const began = ledger.steps.verify
  for (;;) {
    const skill = library.skills.get(id)!
    const callees = library.callees(skill.program)
    const done = outcomes(currentOf(skill.evidence, { hash: skill.hash, callees }), 'verify')
    const verdict = verification(done)
    if (verdict !== 'open') {
      say('verify', { skill: id, verdict, k: done.filter(Boolean).length, n: done.length } as Json)
      if (verdict === 'verified') learner.refused.delete(skill.goal.id)
      else putOff(learner, skill, ledger.steps.verify - began)
      return verdict
    }
    if (!mayVerify(learner)) return 'open'
    if (done.length === 0 || looks.includes(done.length)) foreseeStarts(learner, world, [id])
    await tryStart(learner, world, id)
  }
}

/** How long a start is waited for: well beyond what the gate's successes took. What takes longer has failed. */
const patience = ({ config }: Learner, { evidence, hash }: LearnedSkill): number => {
  const took = evidence.flatMap(line => (line.kind === 'gate' && line.hash === hash && line.ok ? [line.steps] : []))
  const least = config.attemptSteps / (config.startSteps > 0 ? 10 : 4)
  return Math.min(config.goalSteps, Math.ceil(least + 4 * Math.max(0, ...took)))
}

/** Begins the starts up to the next look of skills that are about to be verified. */
export function foreseeStarts(learner: Learner, world: World, ids: readonly string[]): void {
  if (!world.trials) return
  const { library, config } = learner
  const ahead = ids.flatMap(id => {
    const skill = library.skills.get(id)!
    const callees = library.callees(skill.program)
    const done = outcomes(currentOf(skill.evidence, { hash: skill.hash, callees }), 'verify').length
    const from = skill.evidence.filter(line => line.kind === 'verify').length
    const look = looks.find(n => n > done) ?? done
    return Array.from({ length: look - done }, (_, i) => {
      const parameters = argumentsFor(skill, from + i)
      const seed = seedIn('verify', `${config.seed}/${skill.id}/${skill.hash}`, from + i)
      return { skill, seed, options: { skill, parameters, maxSteps: patience(learner, skill) } }
    })
  })
  foresee(learner, world, ahead)
}

/** One fresh start, noted; what is so already counts neither way. */
export async function tryStart(learner: Learner, world: World, id: string): Promise<void> {
  const { library, ledger, config } = learner
  const skill = library.skills.get(id)!
  const callees = library.callees(skill.program)
  let at = skill.evidence.filter(line => line.kind === 'verify').length
  for (let skipped = 0; ; skipped++, at++) {
    const seed = seedIn('verify', `${config.seed}/${skill.id}/${skill.hash}`, at + 1000 * skipped)
    const parameters = argumentsFor(skill, at)
    const options = { skill, parameters, maxSteps: patience(learner, skill) }
    const went = await trial(learner, world, skill.program, skill.goal, seed, 'verify', options)
    if (went.moot && skipped < 200) continue
    library.note(skill.id, {
      kind: 'verify',
      hash: skill.hash,
      callees,
      seed,
      ok: went.ok,
      steps: went.steps,
      at: ledger.learning,
      ...(Object.keys(parameters).length > 0 ? { parameters } : {}),
      ...(went.ok ? {} : { why: went.why }),
    })
    return
  }
}

/**
 * Of what a refusal cost, how much learning goes on before another candidate: trials must never eat up what is for learning.
 * Where starts take long little is tried at all: what was taught is made use of sooner.
 */
export const patienceOf = ({ config }: Learner): number => (config.startSteps > 0 ? 0.5 : 2)

/** Of all learning so far, the share that has to be added before a candidate is looked at again; where lives are few, for every failure. */
const [again, againOfFew] = [0.05, 0.25]

/** Steps of learning that a refusal is waited for at least, after so many: few would know more by then. */
export const leastWait = ({ config, ledger }: Learner, failures: number): number =>
  Math.max(50, ledger.learning * (config.startSteps > 0 ? againOfFew * failures : again))

/** A refusal is paid for: no other candidate for the goal until learning went on for {@link patienceOf} times what it cost, or more. */
export function putOff(learner: Learner, { goal, hash, program }: LearnedSkill, spent: number): void {
  const { refused, ledger, library } = learner
  const record: Refused = refused.get(goal.id) ?? { hashes: [], until: 0, failures: 0 }
  record.cost = learner.planFor(goal).cost
  delete record.wins // the gate let it pass
  record.hashes.push(versionKey(hash, library.callees(program)))
  refused.set(goal.id, record)
  if (Object.keys(program.parameters).length > 0) return // the same without parameters is next
  record.failures++
  const wait = leastWait(learner, record.failures) + patienceOf(learner) * spent
  const times = learner.config.startSteps > 0 ? 1 : 2 ** Math.min(4, record.failures - 1)
  record.until = ledger.learning + Math.round(wait * times)
}

/** A plan so much cheaper than the one that was refused is another matter. */
export const isCheaper = ({ cost }: Refused, now: number): boolean => cost !== undefined && now < 0.5 * cost

/** What was refused: a program, with the programs it calls. */
export const versionKey = (hash: string, callees: string): string => `${hash}/${callees}`
