import { createRequire } from 'node:module'

export type { Battle, Pokemon, Side } from 'pokemon-showdown'

type Battles = typeof import('pokemon-showdown/dist/sim/battle.js')
type Rules = typeof import('pokemon-showdown/dist/sim/dex.js')
type Pokemons = typeof import('pokemon-showdown/dist/sim/pokemon.js')
type Chances = typeof import('pokemon-showdown/dist/sim/prng.js')
type Sides = typeof import('pokemon-showdown/dist/sim/side.js')
type Validators = typeof import('pokemon-showdown/dist/sim/team-validator.js')
type TeamTexts = typeof import('pokemon-showdown/dist/sim/teams.js')

/**
 * The simulator's parts, each by itself: the package as a whole also loads servers, databases and a prompt, which no
 * battle needs. It is CommonJS. Pinned: sets and rules change with it.
 */
const part = createRequire(import.meta.url)
export const { Battle: BattleClass } = part('pokemon-showdown/dist/sim/battle.js') as Battles
export const { Pokemon: PokemonClass } = part('pokemon-showdown/dist/sim/pokemon.js') as Pokemons
export const { Side: SideClass } = part('pokemon-showdown/dist/sim/side.js') as Sides
export const { Dex, toID } = part('pokemon-showdown/dist/sim/dex.js') as Rules
export const { PRNG } = part('pokemon-showdown/dist/sim/prng.js') as Chances
export const { TeamValidator } = part('pokemon-showdown/dist/sim/team-validator.js') as Validators
export const { Teams } = part('pokemon-showdown/dist/sim/teams.js') as TeamTexts

learnsetsWhenAsked()

export type PokemonSet = NonNullable<ReturnType<typeof Teams.unpack>>[number]
export type ID = ReturnType<typeof toID>

/** Ids of names that are known to be text. */
export const id = (name: string): string => toID(name)

/**
 * What every species can learn is the largest of the package's tables (4 MB of source, a third of its start), and no
 * battle asks for it: only judging a team does. So it is read when it is first asked for.
 */
function learnsetsWhenAsked(): void {
  type Load = (this: typeof Dex, folder: string, table: string) => object | undefined
  const rules = Object.getPrototypeOf(Dex) as { loadDataFile: Load }
  const read = rules.loadDataFile
  rules.loadDataFile = function (folder, table) {
    if (table !== 'Learnsets' || !this.isBase) return read.call(this, folder, table)
    let found: object | undefined
    const learnsets = () => (found ??= read.call(this, folder, table)!)
    return new Proxy(
      {},
      {
        get: (_, name) => Reflect.get(learnsets(), name),
        set: (_, name, value) => Reflect.set(learnsets(), name, value),
        has: (_, name) => Reflect.has(learnsets(), name),
        deleteProperty: (_, name) => Reflect.deleteProperty(learnsets(), name),
        ownKeys: () => Reflect.ownKeys(learnsets()),
        getOwnPropertyDescriptor: (_, name) => Reflect.getOwnPropertyDescriptor(learnsets(), name),
      },
    )
  }
}
