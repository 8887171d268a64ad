import { factsOf } from '#core'
import type { Contract } from '../../library/contract.ts'
import { factOf } from '../../library/effect.ts'
import type { LearnedSkill } from '../../library/library.ts'
import { callsOf, each } from '../../library/program.ts'
import { moveName } from '../../library/situation.ts'

/** What happened less often than this, or than a quarter of what happened most, was chance. */
const leastSuccesses = 3

/**
 * Whose goals a skill's program reaches on its own way: it makes a move that was learned to bring that goal about,
 * while the other's program makes none that brings about its own.
 *
 * @returns For each skill the ids of the others, those left out that follow from the rest.
 */
export function onTheWay(
  skills: readonly LearnedSkill[],
  contracts: readonly Contract[],
): ReadonlyMap<string, readonly string[]> {
  const moves = new Map(skills.map(skill => [skill.id, movesOf(skill)]))
  const closing = new Map(skills.map(skill => [skill.id, closingMoves(skill, contracts)]))
  const meets = (id: string, other: string) => [...closing.get(other)!].some(move => moves.get(id)!.has(move))
  const below = new Map(
    skills.map(({ id }) => [
      id,
      new Set(skills.map(other => other.id).filter(other => other !== id && meets(id, other) && !meets(other, id))),
    ]),
  )
  return new Map(
    skills.map(({ id, program }) => {
      const all = below.get(id)!
      const called = callsOf(program)
      const direct = [...all].filter(other => ![...all].some(between => below.get(between)!.has(other)))
      return [id, direct.filter(other => !called.includes(other))]
    }),
  )
}

function movesOf({ program }: LearnedSkill): Set<string> {
  const moves = new Set<string>()
  each(program.body, instruction => {
    if ('move' in instruction) moves.add(moveName(instruction.move))
  })
  return moves
}

/** The moves of its program that were learned to change a fact of its goal. */
function closingMoves(skill: LearnedSkill, contracts: readonly Contract[]): Set<string> {
  const own = movesOf(skill)
  const facts = new Set(factsOf(skill.effect))
  const theirs = contracts.filter(({ effect }) => facts.has(factOf(effect)))
  const most = Math.max(0, ...theirs.map(({ successes }) => successes))
  const sure = theirs.filter(({ successes }) => successes >= Math.max(leastSuccesses, most / 4))
  return new Set(sure.map(({ name }) => name).filter(name => own.has(name)))
}
