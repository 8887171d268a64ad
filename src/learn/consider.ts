import { factsOf, type Goal, type Predicate, seedIn, UsageError } from '#core'
import { type Evidence, gate, gateSeeds, outcomes } from '../library/evidence.ts'
import { type LearnedSkill, skillHash } from '../library/library.ts'
import { checkProgram, lengthOf } from '../library/program.ts'
import { type Distilled, distil } from './distil.ts'
import { duel } from './duel.ts'
import type { Learner, Refused } from './learner.ts'
import { refine } from './refine.ts'
import { argumentsFor } from './sample-arguments.ts'
import { foresee, trial, waitFor } from './trial.ts'
import { isCheaper, leastWait, patienceOf, versionKey } from './verify.ts'
import type { World } from './world.ts'

/** From trial and reasoning to a skill: distil, scan, refine, gate; an incumbent is met on the same starts. */
export async function consider(learner: Learner, world: World, goal: Goal): Promise<void> {
  const { ledger, refused } = learner
  const from = ledger.learning
  const { cost } = learner.planFor(goal)
  for (let candidate = distil(learner, goal); candidate; candidate = candidate.literal ?? null) {
    const went = await admit(learner, world, goal, candidate)
    if (went === 'in') return
    if (went === 'lost') break // it works, the incumbent does better: nothing for the plain one to fall back on
  }
  const record: Refused = refused.get(goal.id) ?? { hashes: [], until: 0, failures: 0 }
  if (isCheaper(record, cost)) record.failures = 0
  record.failures++
  record.cost = cost
  record.wins = learner.curriculum.add(goal).successes
  const spent = patienceOf(learner) * (ledger.learning - from)
  record.until = ledger.learning + leastWait(learner, record.failures) + spent * 2 ** Math.min(4, record.failures)
  refused.set(goal.id, record)
}

/**
 * A skill whose calls fail where lives have got to meets what is distilled by now, with what is known of other places: that
 * is left as it is, since no fresh start would miss any of it.
 */
export async function renew(learner: Learner, world: World, id: string): Promise<void> {
  const { goal } = learner.library.skills.get(id)!
  learner.curriculum.blame.forgive(id)
  const distilled = distil(learner, goal)
  if (distilled) await admit(learner, world, goal, distilled, true)
}

/** @returns Whether it is in, passed the gate but lost to the incumbent, or neither. */
async function admit(
  learner: Learner,
  world: World,
  goal: Goal,
  distilled: Distilled,
  isRenewal = false,
): Promise<'in' | 'lost' | 'refused'> {
  const { library, say } = learner
  const scanned = scan(distilled)
  if (scanned !== null) {
    say('scan', { goal: goal.text, why: scanned })
    return 'refused'
  }
  const { id, version } = library.nameFor(goal)
  const old = library.skills.get(id) ?? null
  // Who calls it gives it amounts, or counts on what it brings along: what claims less is no match for it, and what claims
  // more is better as soon as it does as well.
  const isInUse = old !== null && library.usable().includes(old)
  if (isInUse && claims(distilled) < claims(old)) return 'refused'
  const claimsMore = isInUse && claims(distilled) > claims(old)
  const rough = skillOf(learner, goal, distilled, id, version)
  if (isRefused(learner, rough)) return 'refused'
  // Where starts take long few are tried: what is seldom needed, a spare of something, would be left out.
  const isRefined = learner.uses('refine') && !isRenewal && !claimsMore && learner.config.startSteps === 0
  const program = isRefined ? await refine(learner, world, goal, distilled.program) : distilled.program
  const made = skillOf(learner, goal, { ...distilled, program }, id, version)
  if (old?.hash === made.hash && library.state(id) !== 'candidate') return 'refused'
  if (isRefused(learner, made)) return 'refused'
  // The same program under the same contract keeps what it was found out about it before.
  const seen = library.seen(id, made.hash)
  const known = { ...made, version: seen?.version ?? version, evidence: seen?.evidence ?? [] }
  const skill = { ...known, evidence: await gated(learner, world, known) }
  if (!passed(learner, skill)) {
    refuse(learner, skill)
    if (!old || library.state(id) === 'candidate') library.put(skill)
    return 'refused'
  }
  if (isInUse) {
    const isFavoured = isRenewal || claimsMore
    const { winner, loser } = await duel(learner, world, old, skill, start => argumentsFor(old, start), isFavoured)
    library.put(winner)
    library.archive(loser)
    learner.forget()
    return winner.hash === skill.hash ? 'in' : 'lost'
  }
  if (old && old.hash !== skill.hash && old.evidence.length > 0) library.archive(old)
  library.put(skill)
  learner.forget()
  return 'in'
}

/** Parts of what it says will be so, and amounts it takes. */
const claims = ({ program, effect }: Pick<LearnedSkill, 'program' | 'effect'>): number =>
  Object.keys(program.parameters).length + factsOf(effect).length

/** Gates a skill that came from elsewhere, and puts it into the library. */
export async function admitted(learner: Learner, world: World, candidate: LearnedSkill): Promise<boolean> {
  const skill = { ...candidate, evidence: await gated(learner, world, candidate) }
  learner.library.put(skill)
  learner.forget()
  const passes = passed(learner, skill)
  if (!passes) refuse(learner, skill)
  return passes
}

function passed({ library, say }: Learner, { id, program, hash, evidence }: LearnedSkill): boolean {
  const oks = outcomes(linesOf(evidence, hash, library.callees(program)), 'gate')
  const admitted = gate(oks) === 'admitted'
  say('gate', { skill: id, admitted, k: oks.filter(Boolean).length, length: lengthOf(program) })
  return admitted
}

function skillOf(learner: Learner, goal: Goal, distilled: Distilled, id: string, version: number): LearnedSkill {
  const old = learner.library.skills.get(id) ?? null
  const contract = { program: distilled.program, pre: distilled.pre ?? always, effect: distilled.effect }
  return {
    id,
    game: learner.game.id,
    goal,
    summary: `Reach ${goal.text}.`,
    ...contract,
    version,
    hash: skillHash(contract),
    parent: old?.hash ?? null,
    origin: distilled.origin,
    evidence: [],
  }
}

export const always: Predicate = { and: [] }

/** Why it is not worth a step, or null. */
function scan({ program }: Distilled): string | null {
  try {
    checkProgram(program)
    return null
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    return error.message
  }
}

function isRefused({ refused, library }: Learner, { goal, hash, program }: LearnedSkill): boolean {
  return refused.get(goal.id)?.hashes.includes(versionKey(hash, library.callees(program))) ?? false
}

function refuse({ refused, library }: Learner, { goal, hash, program }: LearnedSkill): void {
  const record = refused.get(goal.id) ?? { hashes: [], until: 0, failures: 0 }
  record.hashes.push(versionKey(hash, library.callees(program)))
  refused.set(goal.id, record)
}

const linesOf = (evidence: readonly Evidence[], hash: string, callees: string): Evidence[] =>
  evidence.filter(line => line.hash === hash && 'callees' in line && line.callees === callees)

/** Four of six fresh starts, on top of what is known already; or waved through where the gate is off. */
async function gated(learner: Learner, world: World, skill: LearnedSkill): Promise<Evidence[]> {
  const evidence = [...skill.evidence]
  const { hash } = skill
  const callees = learner.library.callees(skill.program)
  const open = () => gate(outcomes(linesOf(evidence, hash, callees), 'gate')) === 'open'
  const line = (seed: number, ok: boolean, steps: number, why?: string): Evidence => ({
    kind: 'gate',
    hash,
    callees,
    seed,
    ok,
    steps,
    at: learner.ledger.learning,
    ...(why === undefined ? {} : { why }),
  })
  if (!learner.uses('gate'))
    return [...evidence, ...Array.from({ length: 6 }, () => line(0, true, 0, 'waved through: the gate is off'))]
  const maxSteps = waitFor(learner, skill.goal)
  const next = (i: number) => ({
    skill,
    seed: seedIn('gate', `${learner.config.seed}/${hash}`, i),
    options: { learns: true, maxSteps, parameters: argumentsFor(skill, i), skill },
  })
  const first = evidence.filter(line => line.kind === 'gate').length
  const ahead = Array.from({ length: gateSeeds - first }, (_, i) => next(first + i))
  foresee(learner, world, ahead)
  for (let i = first, tries = 0; tries < 60 && open(); i++, tries++) {
    const { seed, options } = next(i)
    const went = await trial(learner, world, skill.program, skill.goal, seed, 'gate', options)
    if (!went.moot) evidence.push(line(seed, went.ok, went.steps, went.ok ? undefined : went.why))
  }
  return evidence
}
