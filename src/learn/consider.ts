import { type Goal, type Json, seedIn, UsageError } from '#core'
import { type Evidence, gate, outcomes, verification } from '../library/evidence.ts'
import { type LearnedSkill, skillName } from '../library/library.ts'
import { checkProgram, lengthOf, type Program, programHash } from '../library/program.ts'
import { distil } from './distil.ts'
import type { Learner } from './learner.ts'
import { refine } from './refine.ts'
import { trial } from './trial.ts'
import type { World } from './world.ts'

/** From trial and reasoning to a skill: distil, scan, refine, gate, verify; a rival is met on the same seeds. */
export async function consider(learner: Learner, world: World, goal: Goal): Promise<void> {
  const { library, ledger, refused, say } = learner
  const distilled = distil(learner, goal)
  const record = refused.get(goal.id) ?? { hashes: [], until: 0, failures: 0 }
  const putOff = () => {
    record.failures++
    record.until = ledger.learning + 1000 * 2 ** Math.min(4, record.failures)
    refused.set(goal.id, record)
  }
  if (!distilled) return putOff()
  try {
    checkProgram(distilled.program)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    say('scan', { goal: goal.text, why: error.message })
    return putOff()
  }
  const program = learner.uses('refine') ? await refine(learner, world, goal, distilled.program) : distilled.program
  const hash = programHash(program)
  if (record.hashes.includes(hash)) return putOff()
  const id = skillName(learner.game.id, goal.predicate!)
  const old = library.skills.get(id) ?? null
  const skill: LearnedSkill = {
    id,
    game: learner.game.id,
    goal,
    summary: `Reach ${goal.text}.`,
    program,
    pre: { and: [] },
    effect: distilled.effect,
    version: (old?.version ?? 0) + 1,
    hash,
    parent: old?.hash ?? null,
    origin: distilled.origin,
    evidence: [],
  }
  const evidence = learner.uses('gate') ? await gateTrials(learner, world, skill) : waved(learner, skill)
  const admitted = gate(outcomes(evidence, 'gate')) === 'admitted'
  say('gate', { skill: id, admitted, k: outcomes(evidence, 'gate').filter(Boolean).length, length: lengthOf(program) })
  if (!admitted) {
    record.hashes.push(hash)
    putOff()
    if (!old) library.put({ ...skill, evidence })
    return
  }
  refused.delete(goal.id)
  if (old) library.archive(old)
  library.put({ ...skill, evidence })
  learner.forget()
}

async function gateTrials(learner: Learner, world: World, skill: LearnedSkill): Promise<Evidence[]> {
  const evidence: Evidence[] = []
  const callees = learner.library.callees(skill.program)
  for (let i = 0; i < 60 && gate(outcomes(evidence, 'gate')) === 'open'; i++) {
    const seed = seedIn('gate', `${learner.config.seed}/${skill.hash}`, i)
    const parameters = sibling(skill, i)
    const went = await trial(learner, world, skill.program, skill.goal, seed, 'gate', {
      learns: true,
      maxSteps: skill.goal.maxSteps,
      parameters,
    })
    if (went.moot) continue
    evidence.push({
      kind: 'gate',
      hash: skill.hash,
      callees,
      seed,
      ok: went.ok,
      steps: went.steps,
      at: learner.ledger.learning,
      ...(went.ok ? {} : { why: went.why }),
    })
  }
  return evidence
}

/** A program with parameters is gated on more than its default. */
function sibling(skill: LearnedSkill, i: number): Record<string, number> {
  return Object.fromEntries(Object.entries(skill.program.parameters).map(([name, value]) => [name, value + (i % 2)]))
}

/** `--without gate`: six successes nobody saw, marked as such. */
function waved(learner: Learner, skill: LearnedSkill): Evidence[] {
  const callees = learner.library.callees(skill.program)
  return Array.from({ length: 6 }, () => ({
    kind: 'gate' as const,
    hash: skill.hash,
    callees,
    seed: 0,
    ok: true,
    steps: 0,
    at: learner.ledger.learning,
    why: 'waved through: the gate is off',
  }))
}

/** Runs fresh starts until a look decides. */
export async function verify(learner: Learner, world: World, id: string): Promise<boolean> {
  const { library, ledger, config, say } = learner
  for (let skipped = 0; ; ) {
    const skill = library.skills.get(id)!
    const since = skill.evidence.findLastIndex(line => line.kind === 'reopen' && line.hash === skill.hash)
    const fresh = skill.evidence.slice(since + 1).filter(line => line.hash === skill.hash)
    const done = outcomes(fresh, 'verify')
    const verdict = verification(done)
    if (verdict !== 'open') {
      say('verify', { skill: id, verdict, k: done.filter(Boolean).length, n: done.length } as Json)
      return verdict === 'verified'
    }
    const total = skill.evidence.filter(line => line.kind === 'verify').length + skipped
    const seed = seedIn('verify', `${config.seed}/${id}/${skill.hash}`, total)
    const went = await trial(learner, world, skill.program, skill.goal, seed, 'verify')
    if (went.moot && skipped++ < 200) continue
    library.note(id, {
      kind: 'verify',
      hash: skill.hash,
      callees: library.callees(skill.program),
      seed,
      ok: went.ok,
      steps: went.steps,
      at: ledger.learning,
      ...(went.ok ? {} : { why: went.why }),
    })
  }
}

export type { Program }
