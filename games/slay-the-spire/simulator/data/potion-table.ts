/** Every potion as facts: the key used here, the game's own id, the printed name, the rarity. */
export const potionRows: readonly (readonly [key: string, gameId: string, name: string, rarity: string])[] = [
  ['AMBROSIA', 'Ambrosia', 'Ambrosia', 'RARE'],
  ['ANCIENT_POTION', 'Ancient Potion', 'Ancient Potion', 'UNCOMMON'],
  ['ATTACK_POTION', 'AttackPotion', 'Attack Potion', 'COMMON'],
  ['BLESSING_OF_THE_FORGE', 'BlessingOfTheForge', 'Blessing Of The Forge', 'COMMON'],
  ['BLOCK_POTION', 'Block Potion', 'Block Potion', 'COMMON'],
  ['BLOOD_POTION', 'BloodPotion', 'Blood Potion', 'COMMON'],
  ['BOTTLED_MIRACLE', 'BottledMiracle', 'Bottled Miracle', 'COMMON'],
  ['COLORLESS_POTION', 'ColorlessPotion', 'Colorless Potion', 'COMMON'],
  ['CULTIST_POTION', 'CultistPotion', 'Cultist Potion', 'RARE'],
  ['CUNNING_POTION', 'CunningPotion', 'Cunning Potion', 'UNCOMMON'],
  ['DEXTERITY_POTION', 'Dexterity Potion', 'Dexterity Potion', 'COMMON'],
  ['DISTILLED_CHAOS', 'DistilledChaos', 'Distilled Chaos', 'UNCOMMON'],
  ['DUPLICATION_POTION', 'DuplicationPotion', 'Duplication Potion', 'UNCOMMON'],
  ['ELIXIR_POTION', 'ElixirPotion', 'Elixir Potion', 'UNCOMMON'],
  ['ENERGY_POTION', 'Energy Potion', 'Energy Potion', 'COMMON'],
  ['ENTROPIC_BREW', 'EntropicBrew', 'Entropic Brew', 'RARE'],
  ['ESSENCE_OF_DARKNESS', 'EssenceOfDarkness', 'Essence Of Darkness', 'RARE'],
  ['ESSENCE_OF_STEEL', 'EssenceOfSteel', 'Essence Of Steel', 'UNCOMMON'],
  ['EXPLOSIVE_POTION', 'Explosive Potion', 'Explosive Potion', 'COMMON'],
  ['FAIRY_POTION', 'FairyPotion', 'Fairy Potion', 'RARE'],
  ['FEAR_POTION', 'FearPotion', 'Fear Potion', 'COMMON'],
  ['FIRE_POTION', 'Fire Potion', 'Fire Potion', 'COMMON'],
  ['FLEX_POTION', 'SteroidPotion', 'Flex Potion', 'COMMON'],
  ['FOCUS_POTION', 'FocusPotion', 'Focus Potion', 'COMMON'],
  ['FRUIT_JUICE', 'Fruit Juice', 'Fruit Juice', 'RARE'],
  ['GAMBLERS_BREW', 'GamblersBrew', 'Gamblers Brew', 'UNCOMMON'],
  ['GHOST_IN_A_JAR', 'GhostInAJar', 'Ghost In A Jar', 'RARE'],
  ['HEART_OF_IRON', 'HeartOfIron', 'Heart Of Iron', 'RARE'],
  ['LIQUID_BRONZE', 'LiquidBronze', 'Liquid Bronze', 'UNCOMMON'],
  ['LIQUID_MEMORIES', 'LiquidMemories', 'Liquid Memories', 'UNCOMMON'],
  ['POISON_POTION', 'Poison Potion', 'Poison Potion', 'COMMON'],
  ['POTION_OF_CAPACITY', 'PotionOfCapacity', 'Potion Of Capacity', 'UNCOMMON'],
  ['POWER_POTION', 'PowerPotion', 'Power Potion', 'COMMON'],
  ['REGEN_POTION', 'Regen Potion', 'Regen Potion', 'UNCOMMON'],
  ['SKILL_POTION', 'SkillPotion', 'Skill Potion', 'COMMON'],
  ['SMOKE_BOMB', 'SmokeBomb', 'Smoke Bomb', 'RARE'],
  ['SNECKO_OIL', 'SneckoOil', 'Snecko Oil', 'RARE'],
  ['SPEED_POTION', 'SpeedPotion', 'Speed Potion', 'COMMON'],
  ['STANCE_POTION', 'StancePotion', 'Stance Potion', 'UNCOMMON'],
  ['STRENGTH_POTION', 'Strength Potion', 'Strength Potion', 'COMMON'],
  ['SWIFT_POTION', 'Swift Potion', 'Swift Potion', 'COMMON'],
  ['WEAK_POTION', 'Weak Potion', 'Weak Potion', 'COMMON'],
]

/** The potions an Ironclad can find, in the order a roll counts them. */
export const potionPool = `
  BLOOD_POTION ELIXIR_POTION HEART_OF_IRON BLOCK_POTION DEXTERITY_POTION ENERGY_POTION
  EXPLOSIVE_POTION FIRE_POTION STRENGTH_POTION SWIFT_POTION WEAK_POTION FEAR_POTION
  ATTACK_POTION SKILL_POTION POWER_POTION COLORLESS_POTION FLEX_POTION SPEED_POTION
  BLESSING_OF_THE_FORGE REGEN_POTION ANCIENT_POTION LIQUID_BRONZE GAMBLERS_BREW ESSENCE_OF_STEEL
  DUPLICATION_POTION DISTILLED_CHAOS LIQUID_MEMORIES CULTIST_POTION FRUIT_JUICE SNECKO_OIL
  FAIRY_POTION SMOKE_BOMB ENTROPIC_BREW
`
