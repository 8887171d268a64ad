import { UsageError } from '#core'
import { battleFormat } from '../formats.ts'
import { Dex, type PokemonSet, TeamValidator } from '../simulator/showdown.ts'

type Validator = InstanceType<typeof TeamValidator>
const validators = new Map<string, Validator>()

export function validatorOf(format: string): Validator {
  const id = battleFormat(format)
  let validator = validators.get(id)
  if (!validator) {
    validator = new TeamValidator(Dex.formats.get(id))
    validators.set(id, validator)
  }
  return validator
}

/** Why a team may not be used in a format, each reason a sentence; none if it may. */
export function teamProblems(format: string, team: readonly PokemonSet[]): readonly string[] {
  return validatorOf(format).validateTeam(structuredClone([...team])) ?? [] // the validator mends what it is given
}

/** @throws {UsageError} Naming the team and the first reasons. */
export function checkTeam(format: string, team: readonly PokemonSet[], which: string): void {
  const problems = teamProblems(format, team)
  if (problems.length > 0) throw new UsageError(`${which} is not legal in ${format}: ${problems.slice(0, 3).join(' ')}`)
}
