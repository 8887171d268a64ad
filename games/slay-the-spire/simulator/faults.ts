/**
 * The reference program's faults: where `rules: 'oracle'` follows it and `rules: 'game'` does not. Each has what it does, and
 * what shows that the real game does otherwise:
 *
 * - `recorded`: a state of the real game, as recorded through CommunicationMod by others, shows it;
 * - `brief`: the facts about seeds and known gaps that the project began with name it;
 * - `text`: the card, relic, potion, event or ascension text that the game itself shows says otherwise;
 * - `known`: the monster's or rule's behaviour as players have written it down;
 * - `defect`: the reference contradicts itself there (memory or places that are no longer what they were, numbers that wrap).
 */
export type Evidence = 'recorded' | 'brief' | 'text' | 'known' | 'defect'

const table = {
  LAGAVULIN_KEEPS_ARMOR: [
    'Lagavulin keeps Metallicize when it wakes by itself',
    'brief',
    'real block 0 where the reference has 8',
  ],
  ASCENSION_16_DISCOUNT: ['shops are cheaper, not dearer, from ascension 16', 'brief', 'the factor is 1.1, not 0.8'],
  COURIER_PRICES: ['what The Courier restocks has the wrong price', 'text', 'The Courier: 20 % less, nothing else'],
  NO_COLOSSEUM: ['Colosseum never comes', 'brief', 'switched off in the reference'],
  NO_MATCH_AND_KEEP: ['Match and Keep never comes', 'brief', 'switched off in the reference'],
  REMOVAL_BY_STALE_PLACE: [
    'removing several cards uses places that the first removal moved',
    'defect',
    'sorts the places, then uses the unsorted ones',
  ],
  BOTTLE_PLACES_DRIFT: [
    "removing a curse moves cards but not the bottles' places",
    'defect',
    'other cards of the deck become bottled',
  ],
  WRONG_COLOR_TRANSFORM: [
    'Combust and Brutality can transform into themselves',
    'text',
    'a card transforms into a different card',
  ],
  SEARING_BLOW_COUNT: [
    'each upgrade of Searing Blow takes one card from the count of those that can be upgraded',
    'text',
    'Searing Blow: can be upgraded any number of times',
  ],
  NEOW_CURSE_AFTER_TRANSFORM: [
    "Neow's two transforms always bring a curse",
    'recorded',
    'option "Lose all Gold Transform 2 Cards"',
  ],
  MUSHROOMS_GIVE_GOLD: [
    'leaving the mushrooms gives gold, not healing and Parasite',
    'text',
    'Eat: heal 25 %, become cursed: Parasite',
  ],
  EMPTY_MAUSOLEUM: ['the mausoleum holds no relic', 'text', 'Open Coffin: obtain a relic'],
  TOKE_DOES_NOTHING: ["Peace Pipe's screen closes at once", 'text', 'Toke: remove a card from your deck'],
  SAPPHIRE_WITH_RELIC: [
    'a chest gives both its relic and the sapphire key',
    'text',
    'the key and the relic are linked',
  ],
  NO_RELIC_CHARGES: [
    "Matryoshka, Wing Boots, Lizard Tail and N'loth's face come without charges",
    'text',
    'two chests, three flights, one death, one chest',
  ],
  ORRERY_GIVES_NOTHING: ['Orrery gives no cards', 'text', 'choose and add 5 cards to your deck'],
  OLD_COIN_GIVES_NOTHING: ['Old Coin gives no gold', 'text', 'gain 300 gold'],
  MIRROR_COPIES_NOTHING: ["Dolly's Mirror copies no card", 'text', 'obtain an additional copy of a card in your deck'],
  NECRONOMICON_WITHOUT_CURSE: ['Necronomicon brings no Necronomicurse', 'text', 'upon pickup, become cursed'],
  PERIAPT_GIVES_NOTHING: [
    'Darkstone Periapt gives no maximum HP',
    'text',
    'raise your maximum HP by 6 with every curse',
  ],
  DESIGNER_FALLS_THROUGH: [
    "two of the designer's services charge for the next one too",
    'defect',
    'a case runs on into the next',
  ],
  WOMAN_IN_BLUE_IS_FREE: [
    'the woman in blue takes no gold',
    'recorded',
    'options "Buy 1 Potion 20 Gold", "2 Potions 30 Gold", "3 Potions 40 Gold"',
  ],
  IRON_WAVE_BLOCKS_TWICE: ['Iron Wave counts Dexterity and Frail twice', 'text', 'gain 5 block'],
  IMPATIENCE_ALWAYS_DRAWS: ['Impatience draws with attacks in hand', 'text', 'if you have no attacks in your hand'],
  DISARM_NOT_UPGRADED: ['Disarm+ takes 2 Strength', 'text', 'Disarm+: 3 Strength'],
  DARK_SHACKLES_STRENGTHENS: ['Dark Shackles gives the enemy Strength', 'text', 'enemy loses 9 Strength this turn'],
  SEEING_RED_STAYS: ['Seeing Red does not exhaust', 'text', 'Seeing Red: exhaust'],
  MAGNETISM_GIVES_NOTHING: ['Magnetism gives no card', 'text', 'add a random colourless card to your hand'],
  NO_CURIOSITY: ['the Awakened One is not curious', 'text', 'Curiosity: gains Strength whenever you play a power'],
  BLOOD_POTION_DOUBLED: ['Blood Potion heals 40 %, and 20 % with Sacred Bark', 'text', '20 %, doubled by Sacred Bark'],
  SMOKE_BOMB_FIZZLES: ['Smoke Bomb does nothing', 'text', 'escape from a non-boss combat'],
  MUMMIFIED_HAND_PICKS_PLAYED: ['Mummified Hand may pick the power being played', 'text', 'a random card in your hand'],
  DISCOVERED_CARDS_FREE: [
    "Toolbox's card is free",
    'text',
    'Toolbox: choose 1 of 3 colourless cards, no word of its cost',
  ],
  GROUNDED_BYRD_FLIES: ['a grounded Byrd still takes half damage', 'text', 'Flight goes with its last stack'],
  BUFFER_IGNORES_LOSS: ['Buffer does not stop loss of HP', 'text', 'prevent the next time you would lose HP'],
  NO_POISON: ['Poison does nothing', 'text', 'at the start of its turn, loses HP, and Poison falls by 1'],
  STALE_QUEUE: ['effects added after the last blow can be lost', 'defect', 'an end mark stays where it was'],
  EMPTY_PILES_LOSE: [
    'a fight without cards is lost, and so is one after 500 turns',
    'known',
    'a fight lasts until one side is dead',
  ],
  FORETHOUGHT_PICKS_ONE: ['Forethought+ moves one card', 'text', 'Forethought+: any number of cards'],
  SPEAR_BURNS_VANISH: ["the Spear's Burn Strike adds no Burns from ascension 18", 'known', 'on top of the draw pile'],
  NOB_BASHES_NOT: ['Gremlin Nob never bashes from ascension 18', 'known', 'every third move'],
  BOOK_STABS_SLOWLY: ['single stabs do not count from ascension 18', 'known', 'every attack adds a stab'],
  SLAVER_FORGETS_NET: ['the red slaver entangles again and again', 'known', 'once a fight'],
  RAKE_REPEATS: ['slavers repeat their second attack from ascension 17', 'known', 'never twice running'],
  ACID_SLIME_REPEATS: [
    'the large acid slime may repeat its spit from ascension 17',
    'known',
    'never three times running',
  ],
  DAMAGE_SCALES: [
    'a blow of nothing takes 1 HP from an intangible enemy',
    'text',
    'Intangible: damage is reduced to 1',
  ],
  DULL_DAGGER: ['Ritual Dagger starts with no damage', 'text', 'deal 15 damage'],
  NEOW_HP_NOT_HEALED: [
    "Neow's maximum HP does not heal",
    'recorded',
    'Big Fish, "Max HP +5": 75 of 80 becomes 80 of 85',
  ],
  SEARCH_GOES_ON: ['the dead adventurer can be searched a fourth time', 'known', 'three finds, then only leaving'],
  SPHERE_PAYS_PASSERS: ['leaving the mysterious sphere gives gold', 'text', 'Leave'],
  IDOL_KEEPS_NAME: [
    'the traded idol stays golden in the list of relics',
    'text',
    'lose Golden Idol, obtain Bloody Idol',
  ],
  POTIONS_STAY_CLOSED: [
    'potions are not among the actions outside fights',
    'recorded',
    'potions with can_use and can_discard on reward screens',
  ],
  BOWL_NOT_OFFERED: ['Singing Bowl is not among the actions', 'text', 'instead of a card, gain 2 maximum HP'],
  BLOCK_WITHOUT_LIMIT: ['block can pass 999', 'known', 'block stops at 999'],
  RED_SKULL_GROWS: ['healing above half gives Red Skull 3 Strength more', 'text', 'while HP is at or below 50 %'],
  UNPLAYABLE_VANISHES: [
    'a card that cannot be played from the draw pile vanishes',
    'defect',
    'no pile holds it any more',
  ],
  UNCEASING_TOP_LATE: [
    'Unceasing Top shuffles only after the next action',
    'text',
    'whenever you have no cards in hand, draw',
  ],
  WITHER_HIDES_ITS_BLOW: ['Wither does not count as an attack', 'known', 'shown as an attack with a debuff'],
  SLAVER_SOONER: ['the red slaver stabs from a roll of 50', 'known', 'from 55'],
  FORGE_UPGRADES_CURSES: [
    'Blessing of the Forge marks curses and statuses as upgraded',
    'known',
    'they cannot be upgraded',
  ],
  GREED_DOES_NOT_STRIKE: ['Hand of Greed does not count as an attack', 'text', 'an attack'],
  SEVER_SOUL_STRIKES_FIRST: [
    'Sever Soul strikes before it exhausts',
    'text',
    'exhaust all non-attack cards; deal 16 damage',
  ],
  MEMORIES_COST: ['Liquid Memories does not free the only discarded card', 'text', 'it costs 0 this turn'],
  VIOLENCE_COPIES: [
    'Violence with too few attacks leaves them in the draw pile too',
    'defect',
    'the cards are there twice',
  ],
  BLOOD_COST_RESET: [
    'upgrading Blood for Blood forgets its discount',
    'text',
    'costs 1 less for each time you lose HP',
  ],
  PRIDE_STAYS: ['Pride cannot be played', 'text', 'Pride costs 1 and exhausts'],
  ENRAGE_IN_FIRST_PLACE: ['only the first enemy answers cards', 'known', 'the Nob of the Colosseum stands second'],
  PANACHE_COUNTS_FROM_ZERO: [
    'Panache answers every card of the turn it is played in, and counts down once',
    'text',
    'every time you play 5 cards in a single turn',
  ],
  COPIES_PAY_X: ['a repeated X card takes the energy left', 'text', 'Double Tap: played twice, paid once'],
  PARASITE_COUNTS_FIRST_ROLL: [
    'Shelled Parasite counts a first roll below 20 as one for its double strike',
    'known',
    'the second roll decides',
  ],
  INFERNO_BURNS_NOTHING: [
    "Hexaghost's Inferno adds no Burns and upgrades none",
    'known',
    'three upgraded Burns, all others upgraded',
  ],
  DARKLINGS_KEEP_POWERS: [
    'a darkling that comes back keeps what it had',
    'defect',
    'amounts stay behind removed powers',
  ],
  FIGHTS_RESEED: [
    'every fight begins its streams anew, also the second of a floor',
    'brief',
    'those streams are seeded by floor',
  ],
  DOLL_COUNTS_NOTHING: ['Du-Vu Doll gives no Strength', 'brief', 'a fixed fault of the reference'],
  LAMENT_FILLS_PLACES: ["Neow's Lament also gives empty places 1 HP", 'defect', 'enemies stand where none are'],
  IMPLANT_WAITS: [
    "Writhing Mass's Parasite comes after the fight, unseen by Ceramic Fish",
    'text',
    'Ceramic Fish: 9 gold with every card added',
  ],
  SHACKLES_WRAP: [
    'more than 127 Strength lost until the end of the turn wraps around',
    'defect',
    'the number has eight bits',
  ],
  STOPPED_CARDS_EXHAUST: [
    'a card that Time Eater stops exhausts if the one played before it does',
    'defect',
    'it asks the wrong card',
  ],
  HP_RANGES: [
    'the Awakened One, Bear and Centurion roll their HP from other ranges',
    'known',
    '320 from ascension 9; 38 to 42; 78 to 83 from ascension 7',
  ],
  WORMS_BLOCK_LESS: [
    "act 3's jaw worms begin with 5 block below ascension 2",
    'known',
    'as much as their Bellow gives: 6',
  ],
  CENTURION_SHIELDS_UNROLLED: [
    'the Centurion shields without a roll, and not itself when left alone',
    'known',
    'any ally by roll, else itself',
  ],
  MYSTIC_HEALS_SINGLE: [
    'the Mystic heals only when one enemy alone is hurt enough, however often',
    'known',
    'what all have lost counts; not three times running',
  ],
  LEADER_BLOCKS_SOONER: ["the Gremlin Leader's gremlins get 10 block from ascension 3", 'known', 'from ascension 18'],
  LEADER_STOPS_ROLLING: ['the Gremlin Leader takes a second roll of 80 for 79', 'known', 'it rolls again'],
  SPORES_REPEAT: [
    'the Snake Plant may spread spores every other turn from ascension 17',
    'known',
    'not within two turns',
  ],
  AUTOMATON_HURRIES: [
    'the Bronze Automaton beams a turn pair sooner from ascension 19',
    'known',
    'every sixth turn, counted from the boost',
  ],
  CHAMP_GLOATS_MORE: ['the Champ gains 1 Strength more when he gloats', 'known', '2, 3 from ascension 4, 4 from 19'],
  COLLECTOR_OFF_BY_ASCENSION: [
    'the Collector blocks more from ascension 4, debuffs as before from 19',
    'known',
    'block from 9, debuffs of 5 from 19',
  ],
  ROMEO_SLASHES_ONCE: ['Romeo slashes once from ascension 17', 'known', 'twice running'],
  DARKLINGS_CHOMP_ONCE: ['darklings chomp once', 'known', 'twice: 8 × 2'],
  HEAD_COUNTS_FROM_FIVE: ['the Giant Head counts from five from ascension 18', 'known', 'from four'],
  NEMESIS_BURNS_SOONER: ['Nemesis adds five Burns from ascension 3', 'known', 'from ascension 18'],
  FLOWER_CUTS_OFF: ['Magic Flower cuts halves off', 'text', 'heals 50 % more; halves count up'],
  MEAT_WAITS: ['Meat on the Bone waits for relics obtained before it', 'known', 'it comes before all others'],
  RAGE_AND_TRIP_COST: ['Rage and Trip cost 1', 'recorded', 'both cost 0, Rage+ too'],
  INFERNAL_BLADE_COSTS: ['Infernal Blade+ costs 1', 'text', 'Infernal Blade+ costs 0'],
  ORNITHOPTER_GIVES_NOTHING: ['Toy Ornithopter heals nothing', 'text', 'whenever you use a potion, heal 5 HP'],
  BLOCKED_BLOWS_ANGER: ['a blocked blow angers the Mad Gremlin', 'text', 'Angry: when it receives damage'],
  THORNS_NEED_WOUNDS: ["a spiker's Thorns answer only blows that come through", 'text', 'when attacked'],
  RUPTURE_MISSES: ['Rupture does not answer Brutality and Pain', 'text', 'whenever you lose HP from a card'],
  OOZE_HURTS_ALIKE: [
    'the ooze takes as many HP every time',
    'recorded',
    'option "Deeper: lose 4 HP, 35 %" after "Reach Inside: lose 3 HP, 25 %"',
  ],
  NEOW_HP_SHARES: [
    'Neow reckons her shares of HP from other numbers than the game',
    'known',
    'whole tenths of maximum HP; damage is three times a tenth of HP',
  ],
  BONFIRE_HEALS_TEN: ['an uncommon card in the bonfire heals 10', 'known', 'it heals fully'],
  MINDBLOOM_PAYS_LATE: [
    "Mind Bloom's boss pays less only from ascension 15",
    'known',
    'from ascension 13, as bosses do',
  ],
  MASK_DISCOUNTED: [
    'Smiling Mask, Membership Card and The Courier multiply for removals',
    'text',
    'Smiling Mask: always 50',
  ],
  IDOL_IN_ROOMS_ONLY: ['Golden Idol adds nothing to the gold of event fights', 'text', 'enemies drop 25 % more gold'],
  ESCAPEES_LEAVE_GOLD: ['enemies that all got away leave gold and perhaps a potion', 'known', 'they leave a card'],
  BANDITS_DROP_NO_POTION: ['masked bandits and the Colosseum never drop a potion', 'known', 'every fight may'],
  COURIER_SOLD: ['The Courier may lie in a shop', 'known', 'it does not, like Old Coin, Smiling Mask and Maw Bank'],
  FILLERS_COUNT: [
    'in rows 8 and 14 of the map, a monster put where nothing else fits keeps others from beside it',
    'defect',
    'in the other rows it does not',
  ],
  ECTOPLASM_EVER: ['Ectoplasm comes after act 1 too', 'known', 'only from the first boss'],
} as const satisfies Record<string, readonly [what: string, evidence: Evidence, shows: string]>

export type FaultKey = keyof typeof table

export interface Fault {
  readonly name: string
  /** What the reference does. */
  readonly what: string
  readonly evidence: Evidence
  /** What shows that the real game does otherwise. */
  readonly shows: string
}

const keys = Object.keys(table) as FaultKey[]

export const faults: readonly Fault[] = keys.map(key => {
  const [what, evidence, shows] = table[key]
  return { name: key.toLowerCase().replaceAll('_', '-'), what, evidence, shows }
})

/** Places in the list above. */
export const F = Object.fromEntries(keys.map((key, place) => [key, place])) as Readonly<Record<FaultKey, number>>
