import type { Json } from '#core'

const has = (item: string, amount = 1) => ({ fact: `inventory.${item}`, op: '>=', value: amount })
const near = (kind: string) => ({ fact: `near.${kind}`, op: '==', value: true })

/** A row for the item or state that a move gives, and one for the achievement it counts as. */
const row = (effects: readonly string[], move: Json, ...needs: ReturnType<typeof has | typeof near>[]) =>
  effects.map(effect => ({ effect, move, needs }))
const collect = (target: string, gives: string, unlocks: string, ...needs: ReturnType<typeof has>[]) =>
  row([`${gives}+`, `achievement.${unlocks}+`], { do: 'use', target }, ...needs)
const place = (kind: string, item: string, amount: number) =>
  row([`near.${kind}=true`, `achievement.place_${kind}+`], { do: `place_${kind}` }, has(item, amount))
const make = (item: string, ...needs: ReturnType<typeof has | typeof near>[]) =>
  row([`inventory.${item}+`, `achievement.make_${item}+`], { do: `make_${item}` }, ...needs, near('table'))

/**
 * The benchmark's tech tree: several rows of one effect are alternatives, all needs of a row must be met.
 * A prior: learning reads it only with `--priors tree`, and says so.
 *
 * @see Hafner, arXiv 2109.06780, and the original's `data.yaml`
 */
export const prerequisites: Json = [
  ...collect('tree', 'inventory.wood', 'collect_wood'),
  ...collect('grass', 'inventory.sapling', 'collect_sapling'),
  ...collect('water', 'drink', 'collect_drink'),
  ...collect('stone', 'inventory.stone', 'collect_stone', has('wood_pickaxe')),
  ...collect('coal', 'inventory.coal', 'collect_coal', has('wood_pickaxe')),
  ...collect('iron', 'inventory.iron', 'collect_iron', has('stone_pickaxe')),
  ...collect('diamond', 'inventory.diamond', 'collect_diamond', has('iron_pickaxe')),
  ...collect('cow', 'food', 'eat_cow'),
  ...place('table', 'wood', 2),
  ...place('stone', 'stone', 1),
  ...place('plant', 'sapling', 1),
  ...place('furnace', 'stone', 4),
  ...make('wood_pickaxe', has('wood')),
  ...make('wood_sword', has('wood')),
  ...make('stone_pickaxe', has('wood'), has('stone')),
  ...make('stone_sword', has('wood'), has('stone')),
  ...make('iron_pickaxe', has('wood'), has('coal'), has('iron'), near('furnace')),
  ...make('iron_sword', has('wood'), has('coal'), has('iron'), near('furnace')),
]
