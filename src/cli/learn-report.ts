import { type Json, wilson } from '#core'
import type { Learner } from '../learn/learner.ts'
import type { Report } from '../learn/report.ts'
import type { Score } from '../learn/score.ts'
import type { Passed } from '../learn/transfer.ts'
import type { Tally } from '../library/evidence.ts'

/** The report of a learning run for people: a line a fact, every share with its interval. */
export function reportLines(run: string, learner: Learner, report: Report, frozen: Score | null): string[] {
  const { ledger } = learner
  const { verified, claimed, asked, ghosts, score, axis, mixes, transfer } = report
  const lines = verified.map(
    held =>
      `${held.id}  ${held.goal}${held.asked ? '' : '  (on the way)'}  ${share(held.heldOut)} untouched starts${ghosts.includes(held.id) ? '  ghost' : ''}`,
  )
  lines.push(
    `${verified.length} verified of ${claimed.length} claimed, ${ghosts.length} ghosts; ${asked.k} of ${asked.n} ${asked.n === 1 ? 'goal' : 'goals'} asked for`,
    `${ledger.learning} steps of learning, ${ledger.steps.verify} of verification, ${ledger.steps.report} of this report`,
  )
  if (asked.n > 1) lines.push(`training score ${scored(score)}; ${scored(score.fresh)} that began afresh`)
  if (frozen) lines.push(`score of the library as it is ${scored(frozen)}`)
  if (report.reused.n > 0) lines.push(`called by another skill: ${share(report.reused)} of the verified ones`)
  for (const { share: part, kept } of report.retention)
    if (kept.n > 0) lines.push(`verified at ${100 * part} % of the steps and still so: ${kept.k} of ${kept.n}`)
  if (axis) {
    lines.push(`held-out axis: ${axis.skills.filter(({ holds }) => holds).length} of ${axis.skills.length} skills hold`)
    for (const { axis: place, reached } of axis.places) lines.push(`  ${share(reached)}  ${JSON.stringify(place)}`)
    for (const { id, reached, holds } of axis.skills)
      lines.push(`  ${share(reached)}  ${id}${holds ? '' : '  does not hold'}`)
  }
  for (const { k, reached, product, called } of mixes ?? [])
    lines.push(
      `${k} ${k === 1 ? 'skill' : 'skills in one world'}: ${share(reached)}; ${product.toFixed(3)} were each as alone; ${called.toFixed(1)} had something to do`,
    )
  if (transfer) {
    lines.push(`transfer, two fresh learners of seed ${transfer.seed}, at most ${transfer.steps} steps each:`)
    for (const { what, goals, with: own, without } of transfer.milestones)
      lines.push(`  ${what} (${goals} verified): with the library ${when(own)}; from nothing ${when(without)}`)
  }
  lines.push(`skills: upskill skills list ${run}`, `the page: upskill replay ${run}`)
  return lines
}

const share = ({ k, n }: Tally): string => {
  const { low, high } = wilson(k, n)
  return `${k}/${n} [${low.toFixed(2)}, ${high.toFixed(2)}]`
}

const scored = ({ score, low, high, episodes }: Score): string =>
  `${score.toFixed(1)} % [${low.toFixed(1)}, ${high.toFixed(1)}] over ${episodes} lives`

const when = (passed: Passed | null): string =>
  passed === null ? 'never' : `after ${passed.learning} steps, ${passed.all} with verification`

/** The same for programs: the last line of `--json`. */
export function reportJson(
  run: string,
  { ledger }: Learner,
  report: Report,
  frozen: Score | null,
  seconds: number,
): Json {
  const { score, transfer, axis, mixes, ...rest } = report
  return {
    run,
    steps: ledger.learning,
    seconds: Math.round(seconds * 10) / 10,
    ...rest,
    score: frozen ? { ...score, frozen } : score,
    ...(transfer ? { transfer } : {}),
    ...(axis ? { axis } : {}),
    ...(mixes ? { mixes } : {}),
    ledger: { steps: ledger.steps, episodes: ledger.episodes },
  } as unknown as Json
}
