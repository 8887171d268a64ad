import { wilson } from '#core'

/** Successes out of tries. */
export interface Tally {
  readonly k: number
  readonly n: number
}

/** One line of a skill's evidence: what was tried, with which program, how it went. Appended, never changed. */
export type Evidence =
  | {
      readonly kind: 'gate' | 'verify' | 'report' | 'train'
      readonly hash: string
      /** Hash over the programs of everything it may call. */
      readonly callees: string
      readonly seed: number
      readonly ok: boolean
      readonly steps: number
      /** Steps of the run so far: when. */
      readonly at: number
      /** What its parameters were, if it has any. */
      readonly parameters?: Readonly<Record<string, number>>
      /** Why it failed. */
      readonly why?: string
    }
  /** A verification begins anew: earlier `verify` lines stay, but no look counts them. */
  | {
      readonly kind: 'reopen'
      readonly hash: string
      readonly callees: string
      readonly why: string
      readonly at: number
    }
  /** Played against another program on the same seeds; the loser is archived. */
  | {
      readonly kind: 'duel'
      readonly hash: string
      readonly rival: string
      readonly seeds: readonly number[]
      readonly wins: number
      readonly losses: number
      readonly kept: boolean
      readonly at: number
    }
  /** Paired seeds with and without the skill. */
  | {
      readonly kind: 'utility'
      readonly hash: string
      readonly with: Tally
      readonly without: Tally
      readonly at: number
    }
  /** A person's word: the only thing that is set by hand. */
  | { readonly kind: 'person'; readonly hash: string; readonly says: 'promote' | 'retire'; readonly at: number }

export type SkillState = 'candidate' | 'admitted' | 'verified' | 'stale' | 'refused' | 'retired' | 'archived'

/** When verification looks at its tally, and at no other time: peeking inflates passes. */
export const looks: readonly number[] = [9, 20, 40]
/** A verified skill's success rate is above this with 97.5 % confidence. */
export const verifiedRate = 0.7
export const gateSeeds = 6
export const gateNeeds = 4

/**
 * What the looks say so far. A verdict that the rest of the tries cannot change is given at once, both ways: the looks
 * and what they decide stay the same, only tries that decide nothing are saved.
 */
export function verification(results: readonly boolean[]): 'open' | 'verified' | 'refused' {
  const best = atLooks(results, true)
  return best === atLooks(results, false) ? best : 'open'
}

/** Starts of one look at a skill that was verified long ago. */
export const checkSeeds = 9

/**
 * Whether what was tried after the verdict, nine starts a look, leaves the bound of all of it above the rate, and the newest look
 * is not clearly below it: what is tried has not changed, but habits may have, and old successes must not hide it.
 */
export function holdsUp(results: readonly boolean[]): boolean {
  let decided = 0
  while (verification(results.slice(0, decided)) === 'open' && decided < results.length) decided++
  const checks = Math.floor((results.length - decided) / checkSeeds)
  if (checks === 0) return true
  const n = decided + checks * checkSeeds
  const succeeded = (from: number) => results.slice(from, n).filter(Boolean).length
  return (
    wilson(succeeded(0), n).low >= verifiedRate && wilson(succeeded(n - checkSeeds), checkSeeds).high >= verifiedRate
  )
}

/** What the looks say if every try that is still to come goes one way. */
function atLooks(results: readonly boolean[], rest: boolean): 'verified' | 'refused' {
  for (const n of looks) {
    const seen = results.slice(0, n)
    const k = seen.filter(Boolean).length + (rest ? n - seen.length : 0)
    const { low, high } = wilson(k, n)
    if (low >= verifiedRate) return 'verified'
    if (high < verifiedRate) return 'refused'
  }
  return 'refused'
}

/** What the gate says so far: `admitted` at 4 of 6 successes, `refused` once that is out of reach. */
export function gate(results: readonly boolean[]): 'open' | 'admitted' | 'refused' {
  const six = results.slice(0, gateSeeds)
  const k = six.filter(Boolean).length
  if (k >= gateNeeds) return 'admitted'
  return six.length - k > gateSeeds - gateNeeds ? 'refused' : 'open'
}

/** Everything a state is decided by, of the program that is current. */
export interface Standing {
  readonly hash: string
  readonly callees: string
  /** Nobody else reaches this goal: such a skill is never retired. */
  readonly soleProvider: boolean
}

/** The state of a skill: a function of its evidence and of which programs are current, of nothing else. */
export function stateOf(evidence: readonly Evidence[], standing: Standing): SkillState {
  const own = evidence.filter(line => line.hash === standing.hash)
  const person = own.findLast(line => line.kind === 'person')
  if (person?.kind === 'person' && person.says === 'retire') return 'retired'
  const duel = own.findLast(line => line.kind === 'duel')
  if (duel?.kind === 'duel' && !duel.kept) return 'archived'
  if (retires(tally(own), standing.soleProvider)) return 'retired'
  const results = outcomes(currentOf(evidence, standing), 'verify')
  const now = verification(results)
  if (now === 'verified') return holdsUp(results) ? 'verified' : 'stale'
  if (now === 'refused') return 'refused'
  const before = lastVerdict(own)
  if (before === 'verified') return 'stale' // what it calls has changed, or it was long ago
  const admitted = gate(outcomes(own.filter(isOf(standing.callees)), 'gate'))
  if (admitted === 'admitted') return 'admitted'
  return admitted === 'refused' || before === 'refused' ? 'refused' : 'candidate'
}

/** The lines that verification counts now: this program with these callees, since it last began anew. */
export function currentOf(evidence: readonly Evidence[], { hash, callees }: Pick<Standing, 'hash' | 'callees'>) {
  const own = evidence.filter(line => line.hash === hash)
  return own.slice(own.findLastIndex(line => line.kind === 'reopen') + 1).filter(isOf(callees))
}

const isOf = (callees: string) => (line: Evidence) => 'callees' in line && line.callees === callees

/** What verification said last of one program, whatever it called then. */
export function lastVerdict(own: readonly Evidence[]): 'verified' | 'refused' | null {
  const tried = new Map<string, boolean[]>()
  let last: 'verified' | 'refused' | null = null
  for (const line of own) {
    if (line.kind === 'reopen') tried.clear()
    if (line.kind !== 'verify') continue
    const results = [...(tried.get(line.callees) ?? []), line.ok]
    tried.set(line.callees, results)
    const verdict = verification(results)
    if (verdict !== 'open') last = verdict
  }
  return last
}

/** At least 10 tries, and below half with confidence; fewer tries never retire anything. */
export function retires({ k, n }: Tally, soleProvider: boolean): boolean {
  return !soleProvider && n >= 10 && wilson(k, n).high < 0.5
}

/** All tries of one program, however they came about; `report` starts stay unread. */
export function tally(evidence: readonly Evidence[]): Tally {
  let [k, n] = [0, 0]
  for (const line of evidence)
    if (line.kind === 'gate' || line.kind === 'verify' || line.kind === 'train') {
      n++
      if (line.ok) k++
    }
  return { k, n }
}

/** Clearly worse with it than without it, by a tenth over at least 20 pairs: hidden from routing. Who does as well stays. */
export function isHidden(evidence: readonly Evidence[], hash: string): boolean {
  const last = evidence.findLast(line => line.kind === 'utility' && line.hash === hash)
  return last?.kind === 'utility' && last.with.n >= 20 && isUseless(last.with.k, last.without.k, last.with.n)
}

/** So many fewer successes of as many tries with a skill than without it that it is better not called. */
export const isUseless = (with_: number, without: number, n: number): boolean => with_ < without - 0.1 * n

/** Mean steps of the successes, or null. */
export function meanSteps(evidence: readonly Evidence[], hash: string): number | null {
  const steps = evidence.flatMap(line => ('ok' in line && line.ok && line.hash === hash ? [line.steps] : []))
  return steps.length === 0 ? null : steps.reduce((a, b) => a + b, 0) / steps.length
}

export function outcomes(evidence: readonly Evidence[], kind: 'gate' | 'verify' | 'report'): boolean[] {
  return evidence.flatMap(line => (line.kind === kind && 'ok' in line ? [line.ok] : []))
}
