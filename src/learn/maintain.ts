import type { Goal } from '#core'
import type { Atom } from '../library/atom.ts'
import {
  checkSeeds,
  currentOf,
  type Evidence,
  holdsUp,
  isHidden,
  lastVerdict,
  meanSteps,
  outcomes,
} from '../library/evidence.ts'
import { type LearnedSkill, providing } from '../library/library.ts'
import { callsOf } from '../library/program.ts'
import { broughtAlong, claimsAlong } from './along.ts'
import { consider, renew } from './consider.ts'
import { distil } from './distil.ts'
import { duel } from './duel.ts'
import type { Learner } from './learner.ts'
import { effort, learning, type Purpose } from './ledger.ts'
import { isVerified } from './routine.ts'
import { planWithout, weigh } from './utility.ts'
import { foreseeStarts, mayVerify, tryStart, verify } from './verify.ts'
import type { World } from './world.ts'
import { usesOf, worth } from './worth.ts'

/** Learning steps after which a verified skill is looked at again. */
const checkEvery = 50_000
/** And before the report, since habits were learned on meanwhile. */
const checkLast = 5_000
/** Of the steps of learning, duels and checks of utility may take this share; and where lives are few, and skills made of little. */
const [duelShare, duelShareOfFew] = [0.1, 0.15]
/**
 * Living comes first, it is what candidates are made of: distilling and gating may take this share of its steps; and where
 * a life is far longer than a try, and brings much that is worth one.
 */
const [gateShare, gateShareOfFew] = [0.4, 1]
/** Of a verified skill's starts, so many may fail before it is gone on working on. */
const good = 0.12
/** Calls that failed in training before a skill's use is weighed. */
const blamed = 25
/** And before a skill is made anew, where lives are few; to prove so many of those that call it takes as long as its duel. */
const [missed, asDearAsDuel] = [6, 5]
/** Every so many lives skills are compared with what a plan is said to cost by now, and made anew if that is so much less. */
const [dearEvery, dear] = [8, 0.6]

/** So many times as dear counts what a start of its own verification refused. */
const doubtful = 4

const mayGate = ({ ledger: { steps }, config }: Learner): boolean =>
  steps.gate + steps.distil <= (config.startSteps > 0 ? gateShareOfFew : gateShare) * steps.train

const spentOn = ({ ledger, config }: Learner, ...of: readonly Purpose[]) => effort(ledger, config.startSteps, ...of)

/** What nobody asked for is gated while its share lasts, fresh starts counted in. */
const isInShare = (learner: Learner, { id }: Goal): boolean =>
  learner.headline.has(id) || spentOn(learner, 'gate', 'distil') <= gateShare * spentOn(learner, 'train')

/** After an episode: what is worth it is considered, what was admitted is verified, what is old is looked at again. */
export async function harvest(learner: Learner, world: World, atMost: number): Promise<void> {
  const { ledger, config } = learner
  for (const goal of worth(learner)
    .filter(goal => isInShare(learner, goal))
    .slice(0, atMost)) {
    if (ledger.learning >= config.steps || !mayGate(learner)) break
    if (!isInShare(learner, goal)) continue
    await consider(learner, world, goal)
  }
  await maintain(learner, world)
}

/** Keeps the library true: verifies, looks again at what is old, merges equals, weighs what is blamed. */
export async function maintain(learner: Learner, world: World, checkAfter = checkEvery): Promise<void> {
  const { library, ledger } = learner
  const mostDuels = learner.config.startSteps > 0 ? duelShareOfFew : duelShare
  const spare = () =>
    spentOn(learner, 'duel') < mostDuels * spentOn(learner, ...learning) && ledger.learning < learner.config.steps
  const goalOf = (id: string) => library.skills.get(id)!.goal
  for (const id of due(learner)) {
    if (!mayVerify(learner)) break
    // What nobody asked for waits for its proof until something calls it.
    if (!learner.headline.has(goalOf(id).id) && !calledIn(learner).has(id)) continue
    if (library.state(id) === 'stale') reopen(learner, id)
    if ((await verify(learner, world, id)) === 'refused') reinstate(learner, id)
  }
  for (const id of [...library.skills.keys()])
    if (isOld(learner, id, checkAfter)) await check(learner, world, id, spare())
  for (const id of [...improvable(learner), ...claimingLittle(learner)])
    if (spare() && mayGate(learner)) await consider(learner, world, goalOf(id))
  for (const pair of equals(learner)) if (spare()) await merge(learner, world, ...pair)
  for (const id of troubled(learner)) if (spare()) await weigh(learner, world, id)
  for (const id of outgrown(learner)) if (spare()) await renew(learner, world, id)
}

/** At the end: what is called verified holds with the habits of the end, or is verified anew, or is called so no more. */
export async function lookAgain(learner: Learner, world: World): Promise<void> {
  await maintain(learner, world, checkLast)
  await maintain(learner, world, checkLast) // what went wrong, and what calls it
}

const calledIn = ({ library }: Learner): ReadonlySet<string> =>
  new Set(library.usable().flatMap(({ program }) => callsOf(program)))

/** While a life is lived, workers begin with what will be verified after it. */
export function foreseeMaintenance(learner: Learner, world: World): void {
  if (mayVerify(learner)) foreseeStarts(learner, world, due(learner).slice(0, 3))
}

/**
 * Admitted and stale skills, the cheapest to verify first: dear ones wait until there are steps to spare; where starts take
 * long, doubtful ones as well, and who waits for more lives, or has more built on it, gets ahead of what is cheaper, or nothing
 * dear ever had its turn.
 */
export function due(learner: Learner): string[] {
  const { library, config, ledger, history } = learner
  const livesSince = (step: number) => ((ledger.learning - step) * history.length) / Math.max(1, ledger.learning)
  const priceOf = (skill: LearnedSkill): number => {
    const { evidence, hash } = skill
    const steps = meanSteps(evidence, hash) ?? 200
    if (config.startSteps === 0) return steps
    const own = evidence.filter(line => 'hash' in line && line.hash === hash)
    const isDoubtful = own.some(line => line.kind === 'verify' && !line.ok)
    const waited = livesSince(gatedAt(library, skill))
    // What everything is made of must not keep what nothing is made of waiting for ever.
    const weight = 1 + Math.log2(1 + usesOf(learner, skill.goal))
    return (steps * (isDoubtful ? doubtful : 1)) / ((1 + waited) * weight)
  }
  return [...library.skills.values()]
    .filter(({ id }) => library.state(id) === 'admitted' || library.state(id) === 'stale')
    .map(skill => ({ id: skill.id, price: priceOf(skill) }))
    .sort((a, b) => a.price - b.price || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id)
}

/** When it, or anything that it calls, was gated last: since then it waits for its proof. */
function gatedAt(library: Learner['library'], skill: LearnedSkill, seen = new Set<string>()): number {
  if (seen.has(skill.id)) return 0
  seen.add(skill.id)
  const own = skill.evidence.findLast(line => line.kind === 'gate' && line.hash === skill.hash)?.at ?? 0
  const callees = callsOf(skill.program).flatMap(id => library.skills.get(id) ?? [])
  return Math.max(own, ...callees.map(callee => gatedAt(library, callee, seen)))
}

/** Where a look at an old skill went wrong, verification begins anew; new callees have no looks yet. */
function reopen({ library, ledger }: Learner, id: string): void {
  const { evidence, hash, program } = library.skills.get(id)!
  const callees = library.callees(program)
  if (holdsUp(outcomes(currentOf(evidence, { hash, callees }), 'verify'))) return
  const why = 'it did worse when looked at again'
  library.note(id, { kind: 'reopen', hash, callees, why, at: ledger.learning })
}

/** What was verified and lost its place to a version that was refused since is there again, and verified anew. */
function reinstate(learner: Learner, id: string): void {
  const { library, ledger } = learner
  const { hash } = library.skills.get(id)!
  const old = library.archived.findLast(other => {
    const own = other.evidence.filter(line => line.hash === other.hash)
    const duel = own.findLast(line => line.kind === 'duel')
    return other.id === id && duel?.kind === 'duel' && duel.rival === hash && lastVerdict(own) === 'verified'
  })
  if (!old) return
  const [at, callees] = [ledger.learning, library.callees(old.program)]
  // The duel is its own after all, without another start.
  const won: Evidence = { kind: 'duel', hash: old.hash, rival: hash, seeds: [], wins: 0, losses: 0, kept: true, at }
  const why = 'what took its place was refused'
  library.restore({ ...old, evidence: [...old.evidence, won, { kind: 'reopen', hash: old.hash, callees, why, at }] })
  learner.forget()
  learner.say('reinstate', { skill: id, version: old.version })
}

function isOld({ library, ledger }: Learner, id: string, after: number): boolean {
  if (library.state(id) !== 'verified') return false
  const { evidence, hash } = library.skills.get(id)!
  const last = evidence.findLast(line => line.hash === hash && (line.kind === 'verify' || line.kind === 'duel'))
  return ledger.learning - (last?.at ?? 0) >= after
}

/** Nine more starts; and if something else is distilled by now, it may challenge. */
async function check(learner: Learner, world: World, id: string, spare: boolean): Promise<void> {
  if (spare && challenges(learner, id)) await consider(learner, world, learner.library.skills.get(id)!.goal)
  if (!mayVerify(learner) || learner.library.state(id) !== 'verified') return
  for (let i = 0; i < checkSeeds; i++) await tryStart(learner, world, id)
  learner.say('check', { skill: id, state: learner.library.state(id) })
}

/** A plan by what is known now, a fifth cheaper than the skill has been. */
function challenges(learner: Learner, id: string): boolean {
  const { evidence, hash, goal, program } = learner.library.skills.get(id)!
  const distilled = distil(learner, goal)
  const mean = meanSteps(evidence, hash)
  return distilled !== null && mean !== null && learner.planFor(goal).cost < 0.8 * mean && distilled.program !== program
}

/**
 * Verified, yet it fails at times: what is distilled by now may know better. The worst first; who was challenged in vain
 * is left alone for a while.
 */
function improvable({ library, refused, ledger }: Learner): string[] {
  const failed = (id: string) => {
    const results = outcomes(library.skills.get(id)!.evidence, 'verify')
    return results.filter(ok => !ok).length / results.length
  }
  return [...library.skills.values()]
    .filter(({ id, goal }) => library.state(id) === 'verified' && (refused.get(goal.id)?.until ?? 0) <= ledger.learning)
    .map(({ id }) => ({ id, share: failed(id) }))
    .filter(({ share }) => share > good)
    .sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id)
    .slice(0, 1)
}

/** Verified, and nearly always brings along what others need, which it does not say: what most is built on. */
function claimingLittle(learner: Learner): string[] {
  const { library, refused, ledger, headline, contracts } = learner
  const uses = (fact: string) => contracts.supports?.(fact) ?? 0
  return [...library.skills.values()]
    .filter(({ id, goal }) => {
      const isOpen = (refused.get(goal.id)?.until ?? 0) <= ledger.learning
      return isOpen && headline.has(goal.id) && library.state(id) === 'verified'
    })
    .flatMap(skill => {
      const along = broughtAlong(learner, skill.goal)
      return along && !claimsAlong(learner, skill, along) ? [{ id: skill.id, along }] : []
    })
    .sort((a, b) => uses(b.along.fact) - uses(a.along.fact) || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id)
    .slice(0, 1)
}

/** Two skills where one does: the same goal, or one whose parameter takes the other's amount. */
function equals({ library, headline }: Learner): [LearnedSkill, LearnedSkill][] {
  const usable = library.usable().sort((a, b) => (a.id < b.id ? -1 : 1))
  const called = new Set(usable.flatMap(({ program }) => callsOf(program)))
  return usable
    .filter(({ id }) => !called.has(id))
    .flatMap(special =>
      usable
        .filter(general => general.id !== special.id)
        .filter(general =>
          general.goal.id === special.goal.id
            ? general.id < special.id
            : Object.keys(general.program.parameters).length > 0 &&
              !headline.has(special.goal.id) &&
              'fact' in special.effect &&
              providing(general, special.effect as Atom) !== null,
        )
        .map((general): [LearnedSkill, LearnedSkill] => [general, special])
        .slice(0, 1),
    )
}

/** The special one against the general one with its arguments; where the general one is as good, the special one goes. */
async function merge(learner: Learner, world: World, general: LearnedSkill, special: LearnedSkill): Promise<void> {
  const { library } = learner
  const met = special.evidence.some(line => line.kind === 'duel' && line.rival === general.hash)
  if (met || library.skills.get(general.id) !== general || library.skills.get(special.id) !== special) return
  const parameters = 'fact' in special.effect ? (providing(general, special.effect as Atom) ?? {}) : {}
  const { winner, loser } = await duel(learner, world, { ...general, goal: special.goal }, special, () => parameters)
  const own = winner.id === special.id ? winner : loser
  library.put(own)
  // A general skill that is worse at one amount is still the one for the others.
  if (own === loser) library.withdraw(special.id)
  learner.forget()
}

/**
 * Where lives are few: a skill whose calls failed some times, three times as many after every duel that any version of it had,
 * and the more the more is built on it; now and then also one that takes far longer than a plan would by now. First the one
 * that failed most on behalf of what is asked for and not verified, then the cheapest.
 */
function outgrown(learner: Learner): string[] {
  const { library, curriculum, config, ledger, headline } = learner
  if (config.startSteps === 0) return []
  const users = usersOf(library)
  const weight = ({ id }: LearnedSkill) => 1 + (users.get(id) ?? 0) / asDearAsDuel
  const isDear = (skill: LearnedSkill) => {
    if (ledger.episodes.train % dearEvery !== 0 || weight(skill) > 2) return false
    const mean = meanSteps(skill.evidence, skill.hash) ?? 0
    return mean > config.startSteps && planWithout(learner, skill).cost < dear * mean
  }
  // Every duel has one loser.
  const lost = ({ evidence, hash }: LearnedSkill) =>
    evidence.filter(line => line.kind === 'duel' && line.hash === hash && !line.kept).length
  const duels = ({ id }: LearnedSkill) =>
    library.archived.reduce((sum, other) => sum + (other.id === id ? lost(other) : 0), 0)
  const isOpen = (goal: string) => headline.has(goal) && !isVerified(learner, goal)
  const wanted = new Map(
    library.usable().map(({ id }) => [id, curriculum.blame.weightFor(id, ledger.learning, isOpen)] as const),
  )
  const cost = (skill: LearnedSkill) => meanSteps(skill.evidence, skill.hash) ?? 200
  return library
    .usable()
    .filter(skill => curriculum.blame.count(skill.id) >= missed * 3 ** duels(skill) * weight(skill) || isDear(skill))
    .sort((a, b) => wanted.get(b.id)! - wanted.get(a.id)! || cost(a) - cost(b) || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id)
    .slice(0, 1)
}

/** How many skills call each, be it through others: all of them have to be proved anew with another in its place. */
function usersOf(library: Learner['library']): ReadonlyMap<string, number> {
  const users = new Map<string, number>()
  for (const skill of library.usable()) {
    const reached = new Set<string>()
    const visit = (body: LearnedSkill) => {
      for (const id of callsOf(body.program)) {
        const callee = library.skills.get(id)
        if (!callee || reached.has(id)) continue
        reached.add(id)
        visit(callee)
      }
    }
    visit(skill)
    for (const id of reached) if (id !== skill.id) users.set(id, (users.get(id) ?? 0) + 1)
  }
  return users
}

/** Skills whose calls failed again and again since they were weighed last. */
function troubled({ library, curriculum }: Learner): string[] {
  return library
    .usable()
    .filter(({ id, evidence, hash }) => {
      const weighed = evidence.filter(line => line.kind === 'utility').length
      return curriculum.blame.count(id) >= blamed * 3 ** weighed && !isHidden(evidence, hash)
    })
    .map(({ id }) => id)
    .sort()
    .slice(0, 1)
}
