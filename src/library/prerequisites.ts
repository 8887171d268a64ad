import { z } from 'zod'
import { type AnyGame, type Json, UsageError } from '#core'
import type { Atom } from './atom.ts'
import type { Contract, Contracts } from './contract.ts'
import { moveName, offerPrefix } from './situation.ts'

const rows = z.array(
  z.strictObject({
    /** A change, as contracts name it: `inventory.stone+`, `near.table=true`. Several rows of one effect are alternatives. */
    effect: z.string(),
    move: z.json(),
    /** All of these. */
    needs: z.array(
      z.strictObject({
        fact: z.string(),
        op: z.enum(['==', '!=', '<', '<=', '>', '>=']),
        value: z.union([z.number(), z.boolean(), z.string()]),
      }),
    ),
  }),
)
export type Prerequisites = z.infer<typeof rows>

/**
 * What a game declares about its tech tree. Read only where a run asks for it.
 *
 * @throws {UsageError} If it declares nothing, or something else.
 */
export function prerequisitesOf(game: AnyGame): Prerequisites {
  const declared: Json | undefined = game.prerequisites
  if (declared === undefined)
    throw new UsageError(`${game.id} declares no prerequisites: --priors none is all there is`)
  const parsed = rows.safeParse(declared)
  if (!parsed.success) throw new UsageError(`${game.id}'s prerequisites: ${z.prettifyError(parsed.error)}`)
  return parsed.data
}

/** Contracts that know what was declared before anything was tried; what a declared move was seen to do tells its cost. */
export function withTree(contracts: Contracts, declared: Prerequisites): Contracts {
  const byEffect = new Map<string, Prerequisites>()
  for (const row of declared) byEffect.set(row.effect, [...(byEffect.get(row.effect) ?? []), row])
  return {
    ...contracts,
    achieving(effect) {
      const learned = contracts.achieving(effect)
      const told = (byEffect.get(effect) ?? []).map(({ move, needs }): Contract => {
        const seen = learned.find(({ name }) => name === moveName(move))
        const { rate, steps, successes } = seen ?? { rate: 0.7, steps: 5, successes: 0 }
        // What a move looks for is found out: only its being on offer is learned on top of what was declared.
        const offers = seen?.pre.filter(({ fact }) => fact.startsWith(offerPrefix)) ?? []
        return { name: moveName(move), move, effect, pre: [...(needs as Atom[]), ...offers], rate, steps, successes }
      })
      if (told.length === 0) return learned
      const names = new Set(told.map(({ name }) => name))
      return [...told, ...learned.filter(({ name }) => !names.has(name))]
    },
  }
}
