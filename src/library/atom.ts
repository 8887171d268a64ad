import type { Facts, Predicate } from '#core'

/** One comparison. */
export type Atom = Extract<Predicate, { readonly fact: string }>

/** A comparison with a literal, without the machinery for windows: this is the inner loop of learning. */
export function meets(facts: Facts, { fact, op, value }: Atom): boolean {
  const found = facts[fact] ?? (typeof value === 'boolean' ? false : typeof value === 'string' ? '' : 0)
  if (op === '==') return found === value
  if (op === '!=') return found !== value
  if (op === '>=') return (found as number) >= (value as number)
  if (op === '<=') return (found as number) <= (value as number)
  return op === '>' ? (found as number) > (value as number) : (found as number) < (value as number)
}
