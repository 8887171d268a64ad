/** What the game's macro moves and facts give away to whoever learns: it stands on the priors card of every run. */
export const given: readonly string[] = [
  'macro moves: dig the nearest known block of a kind and pick up what drops; stairs down, as long as they may go deeper; a tunnel; back under the sky; to where one has not been, below ground on the same level; fight until it is gone',
  'to dig, of the tools held that are about as fast as the fastest the plainest is taken in hand; to fight, the first sword or axe',
  'with all slots full, a stack of what there is most of is thrown away, if there are several stacks of it; tools never are',
  'creatures and items within 28 blocks, also behind rock',
  'crafting is on offer for what the recipe book shows as craftable now, with a table only if one is known within 32 blocks',
  'smelting is on offer for whatever is held, with the first of planks, logs, coal or charcoal, sticks as fuel that burns long enough',
  'eating is on offer for food only, placing only for blocks that answer when they are clicked',
  'what differs only in its wood or its colour is one kind',
  'not given: recipes, which tool a block needs, where ores lie, what anything is good for',
]
