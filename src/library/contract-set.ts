import type { Contract, Contracts } from './contract.ts'
import { factOf } from './effect.ts'
import type { LibraryContent } from './library.ts'
import { offerPrefix } from './situation.ts'

/** Contracts as a library holds them: learned once, planned with for good. */
export function contractSet({
  contracts,
  persistence,
  refuge,
  wander = [],
}: Pick<LibraryContent, 'contracts' | 'persistence' | 'refuge' | 'wander'>): Contracts {
  const byEffect = new Map<string, Contract[]>()
  for (const contract of contracts) byEffect.set(contract.effect, [...(byEffect.get(contract.effect) ?? []), contract])
  return {
    achieving: effect => byEffect.get(effect) ?? [],
    persistence: fact => persistence[fact] ?? 0.5,
    happens: effect => (byEffect.has(effect) || persistence[factOf(effect)] !== undefined ? 0.01 : 0),
    refuge: () => refuge,
    finders: effect => (effect.startsWith(offerPrefix) ? (byEffect.get(effect) ?? []).slice(0, 2) : []),
    wander: () => wander,
    matters: () => [],
  }
}
