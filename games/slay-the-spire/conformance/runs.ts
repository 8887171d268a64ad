import { UsageError } from '#core'
import { actInFight } from '../simulator/combat/apply.ts'
import { settleFight } from '../simulator/combat/finish.ts'
import { applyRunAction } from '../simulator/run/apply.ts'
import { startRun } from '../simulator/run/start.ts'
import { parseSeed } from '../simulator/seed.ts'
import { Spire } from '../simulator/state.ts'
import { fromFightAction } from './fight-records.ts'
import { compareFight, type LabLine, playLab, startLab } from './lab.ts'
import type { Observer } from './observer.ts'
import { attempt, type Tally } from './tally.ts'
import { compareDecision, fromOracle, type GameLine } from './walks.ts'

/** `walk-SEED-A0.jsonl` says how its run began. */
export function runOf(name: string): { seed: string; ascension: number } {
  const found = /^(?:walk|trace)-([0-9A-Z]+)-A(\d+)\.jsonl$/.exec(name)
  if (!found) throw new UsageError(`${name} is no record of a run: walk-SEED-A0.jsonl or trace-SEED-A15.jsonl`)
  return { seed: found[1], ascension: Number(found[2]) }
}

const isRun = (line: LabLine | GameLine): line is GameLine => line.k === 'g'

export interface Watching {
  readonly observer?: Observer
  /** Faults of the reference that stay off. */
  readonly without?: ReadonlySet<string>
}

/** Plays a recorded run and compares every decision; after the first difference nothing more can be compared. */
export function compareRun(
  name: string,
  lines: readonly (LabLine | GameLine)[],
  tally: Tally,
  { observer, without }: Watching = {},
): void {
  const { seed, ascension } = runOf(name)
  const g = new Spire()
  startRun(g, {
    seed: parseSeed(seed, false),
    ascension,
    rules: 'oracle',
    skipFights: name.startsWith('walk'),
    without,
  })
  let broken = false
  for (const line of lines) {
    const counts = line.k === 'g' || line.k === 'b'
    if (line.k === 'end') continue
    if (broken) {
      if (counts) tally.skip()
      continue
    }
    const found = attempt(() => (isRun(line) ? decide(g, line) : fight(g, line)))
    if (counts) tally.count(found, `${name}, step ${line.step}`)
    else if (found) tally.first ??= `${name}, step ${line.step}: ${found}`
    broken = found !== null
    if (!broken) observer?.saw(line, name)
  }
}

function decide(g: Spire, line: GameLine): string | null {
  const found = compareDecision(g, line)
  if (!found) applyRunAction(g, fromOracle(g, line.a))
  return found
}

function fight(g: Spire, line: LabLine): string | null {
  if (line.k === 'b') actInFight(g, fromFightAction(line.a))
  const found = compareFight(g, line)
  if (!found && line.k === 'b') settleFight(g)
  return found
}

export interface LabTally {
  fights: number
  clean: number
}

/** Single fights: a fight is clean if its opening and every action are equal. */
export function compareLab(lines: readonly LabLine[], tally: Tally, { observer, without }: Watching = {}): LabTally {
  const counted = { fights: 0, clean: 0 }
  let g = new Spire()
  let broken = true
  let number = 0
  const close = () => {
    if (counted.fights > 0 && !broken) counted.clean++
  }
  for (const line of lines) {
    if (line.k === 'lab') {
      close()
      counted.fights++
      number = line.n
      g = new Spire()
      const found = attempt(() => {
        startLab(g, line, without)
        return null
      })
      broken = found !== null
      if (found) tally.first ??= `fight ${number}: ${found}`
      else observer?.saw(line, `fight ${number}`)
      continue
    }
    if (broken) {
      if (line.k === 'b') tally.skip()
      continue
    }
    const found = attempt(() => {
      if (line.k === 'b') playLab(g, line)
      return compareFight(g, line)
    })
    if (line.k === 'b') tally.count(found, `fight ${number}, step ${line.step}`)
    else if (found) tally.first ??= `fight ${number}, opening: ${found}`
    broken = found !== null
    if (!broken) observer?.saw(line, `fight ${number}`)
  }
  close()
  return counted
}
