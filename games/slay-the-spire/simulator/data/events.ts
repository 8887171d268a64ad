import { EV } from './event-ids.ts'

export type EventId = number
export const eventKeys: readonly string[] = Object.keys(EV)

const of = (text: string): readonly EventId[] =>
  text
    .trim()
    .split(/\s+/)
    .map(key => EV[key as keyof typeof EV])

/** By act, in the order in which the game fills its lists: a roll picks by place. */
export const actEvents: readonly (readonly EventId[])[] = [
  of(`BIG_FISH THE_CLERIC DEAD_ADVENTURER GOLDEN_IDOL WING_STATUE WORLD_OF_GOOP THE_SSSSSERPENT LIVING_WALL
      HYPNOTIZING_COLORED_MUSHROOMS SCRAP_OOZE SHINING_LIGHT`),
  of(`PLEADING_VAGRANT ANCIENT_WRITING OLD_BEGGAR COLOSSEUM CURSED_TOME AUGMENTER FORGOTTEN_ALTAR GHOSTS MASKED_BANDITS
      THE_NEST THE_LIBRARY THE_MAUSOLEUM VAMPIRES`),
  of(`FALLING MINDBLOOM THE_MOAI_HEAD MYSTERIOUS_SPHERE SENSORY_STONE TOMB_OF_LORD_RED_MASK WINDING_HALLS`),
  [],
]

const laterShrines = of('MATCH_AND_KEEP WHEEL_OF_CHANGE GOLDEN_SHRINE TRANSMORGRIFIER PURIFIER UPGRADE_SHRINE')
export const actShrines: readonly (readonly EventId[])[] = [
  of('MATCH_AND_KEEP GOLDEN_SHRINE TRANSMORGRIFIER PURIFIER UPGRADE_SHRINE WHEEL_OF_CHANGE'),
  laterShrines,
  laterShrines,
  [],
]

export const onceEvents = of(`OMINOUS_FORGE BONFIRE_SPIRITS DESIGNER_IN_SPIRE DUPLICATOR FACE_TRADER
  THE_DIVINE_FOUNTAIN KNOWING_SKULL LAB NLOTH NOTE_FOR_YOURSELF SECRET_PORTAL THE_JOUST WE_MEET_AGAIN
  THE_WOMAN_IN_BLUE`)

/** The game's own id and the printed name of each event. */
const titles = [
  ['INVALID', 'INVALID'],
  ['MONSTER', 'MONSTER'],
  ['REST', 'REST'],
  ['SHOP', 'SHOP'],
  ['TREASURE', 'TREASURE'],
  ['NEOW', 'NEOW'],
  ['Accursed Blacksmith', 'Ominous Forge'],
  ['Addict', 'Pleading Vagrant'],
  ['Back to Basics', 'Ancient Writing'],
  ['Beggar', 'Old Beggar'],
  ['Big Fish', 'Big Fish'],
  ['Bonfire Elementals', 'Bonfire Spirits'],
  ['Colosseum', 'The Colosseum'],
  ['Cursed Tome', 'Cursed Tome'],
  ['Dead Adventurer', 'Dead Adventurer'],
  ['Designer', 'Designer In-Spire'],
  ['Drug Dealer', 'Augmenter'],
  ['Duplicator', 'Duplicator'],
  ['Face Trader', 'Face Trader'],
  ['Falling', 'Falling'],
  ['Forgotten Altar', 'Forgotten Altar'],
  ['Fountain of Cleansing', 'The Divine Fountain'],
  ['Ghosts', 'Council of Ghosts'],
  ['Golden Idol', 'Golden Idol'],
  ['Golden Shrine', 'Golden Shrine'],
  ['Golden Wing', 'Wing Statue'],
  ['Knowing Skull', 'Knowing Skull'],
  ['Lab', 'Lab'],
  ['Liars Game', 'The Ssssserpent'],
  ['Living Wall', 'Living Wall'],
  ['Masked Bandits', 'Masked Bandits'],
  ['Match and Keep', 'Match and Keep'],
  ['Mindbloom', 'Mindbloom'],
  ['Mushrooms', 'Hypnotizing Colored Mushrooms'],
  ['Mysterious Sphere', 'Mysterious Sphere'],
  ['Nest', 'The Nest'],
  ['Nloth', "N'loth"],
  ['Note For Yourself', 'Note For Yourself'],
  ['Purifier', 'Purifier'],
  ['Scrap Ooze', 'Scrap Ooze'],
  ['Secret Portal', 'Secret Portal'],
  ['Sensory Stone', 'Sensory Stone'],
  ['Shining Light', 'Shining Light'],
  ['The Cleric', 'The Cleric'],
  ['The Joust', 'The Joust'],
  ['The Library', 'The Library'],
  ['The Mausoleum', 'The Mausoleum'],
  ['The Moai Head', 'The Moai Head'],
  ['The Woman in Blue', 'The Woman in Blue'],
  ['Tomb of Lord Red Mask', 'Tomb of Lord Red Mask'],
  ['Transmorgrifier', 'Transmorgrifier'],
  ['Upgrade Shrine', 'Upgrade Shrine'],
  ['Vampires', 'Vampires(?)'],
  ['WeMeetAgain', 'We Meet Again!'],
  ['Wheel of Change', 'Wheel of Change'],
  ['Winding Halls', 'Winding Halls'],
  ['World of Goop', 'World of Goop'],
] as const

export const eventGameIds: readonly string[] = titles.map(title => title[0])
export const eventNames: readonly string[] = titles.map(title => title[1])
