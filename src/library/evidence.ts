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

/** What the looks say so far. */
export function verification(results: readonly boolean[]): 'open' | 'verified' | 'refused' {
  for (const n of looks) {
    if (results.length < n) return 'open'
    const k = results.slice(0, n).filter(Boolean).length
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
  const since = own.findLastIndex(line => line.kind === 'reopen')
  const fresh = own.slice(since + 1)
  const verified = verification(outcomes(fresh, 'verify'))
  const admitted = gate(outcomes(own, 'gate'))
  if (verified === 'verified') {
    const last = fresh.findLast(line => line.kind === 'verify')
    return last?.kind === 'verify' && last.callees !== standing.callees ? 'stale' : 'verified'
  }
  if (verified === 'refused') return 'refused'
  if (since >= 0 && own[since].kind === 'reopen') return 'stale'
  if (admitted === 'admitted') return 'admitted'
  return admitted === 'refused' ? 'refused' : 'candidate'
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

/** More successes without it than with it over at least 20 pairs: hidden from routing. */
export function isHidden(evidence: readonly Evidence[], hash: string): boolean {
  const last = evidence.findLast(line => line.kind === 'utility' && line.hash === hash)
  return last?.kind === 'utility' && last.with.n >= 20 && last.with.k / last.with.n <= last.without.k / last.without.n
}

/** Mean steps of the successes, or null. */
export function meanSteps(evidence: readonly Evidence[], hash: string): number | null {
  const steps = evidence.flatMap(line => ('ok' in line && line.ok && line.hash === hash ? [line.steps] : []))
  return steps.length === 0 ? null : steps.reduce((a, b) => a + b, 0) / steps.length
}

export function outcomes(evidence: readonly Evidence[], kind: 'gate' | 'verify' | 'report'): boolean[] {
  return evidence.flatMap(line => (line.kind === kind && 'ok' in line ? [line.ok] : []))
}
