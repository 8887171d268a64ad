import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { random } from '#core'
import { blankPokemon } from '../games/pokemon-vgc/blank.ts'
import { believedSet } from '../games/pokemon-vgc/model/belief.ts'
import { id } from '../games/pokemon-vgc/simulator/showdown.ts'
import { readTeams } from '../games/pokemon-vgc/teams/text.ts'

/**
 * How often what is drawn for a Pokémon of which only the species is known (closed sheets, the first turn) is what its
 * trainer gave it: item, ability, tera type, and the share of its moves.
 *
 * `node bench/vgc-beliefs.ts --teams FILE [--format gen9vgc2025regi] [--draws 3]`
 */
const { values } = parseArgs({
  options: {
    teams: { type: 'string' },
    format: { type: 'string', default: 'gen9vgc2025regi' },
    draws: { type: 'string', default: '3' },
  },
})
const path = values.teams ?? `${import.meta.dirname}/../games/pokemon-vgc/teams/${values.format}.packed.txt`
const source = random(1)
const right = { item: 0, ability: 0, tera: 0, moves: 0 }
let draws = 0
for (const set of readTeams(readFileSync(path, 'utf8')).flat())
  for (let i = 0; i < Number(values.draws); i++) {
    const seen = blankPokemon(set.name, set.species, set.level ?? 50, '')
    const drawn = believedSet(seen, values.format, source)
    const own = set.moves.map(move => id(move))
    draws++
    if (id(drawn.item) === id(set.item)) right.item++
    if (id(drawn.ability) === id(set.ability)) right.ability++
    if (drawn.teraType === set.teraType) right.tera++
    right.moves += drawn.moves.filter(move => own.includes(id(move))).length / own.length
  }
const shares = Object.entries(right).map(([part, count]) => `${part} ${(count / draws).toFixed(2)}`)
console.log(`${draws} draws, right: ${shares.join(', ')}`)
