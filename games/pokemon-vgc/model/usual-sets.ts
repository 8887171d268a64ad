import { id } from '../simulator/showdown.ts'

/** How a Pokémon is usually built for doubles, each list most usual first. */
export interface UsualSet {
  readonly abilities: readonly string[]
  readonly items: readonly string[]
  readonly moves: readonly string[]
  readonly teras: readonly string[]
}

/**
 * Common knowledge of the format, written down by hand: no counts of anybody's teams.
 *
 * `species | abilities | items | moves | tera types`
 */
const lines = `
Miraidon | Hadron Engine | Life Orb, Choice Specs, Assault Vest | Electro Drift, Draco Meteor, Protect, Volt Switch, Dazzling Gleam, Discharge | Fairy, Electric, Dragon
Koraidon | Orichalcum Pulse | Life Orb, Clear Amulet, Assault Vest, Choice Band | Collision Course, Flare Blitz, Protect, U-turn, Flame Charge, Close Combat | Fire, Fighting, Fairy
Calyrex-Shadow | As One (Spectrier) | Focus Sash, Life Orb, Choice Specs, Covert Cloak | Astral Barrage, Protect, Psyshock, Nasty Plot, Psychic, Encore | Normal, Dark, Fairy, Ghost
Calyrex-Ice | As One (Glastrier) | Clear Amulet, Life Orb, Assault Vest | Glacial Lance, High Horsepower, Protect, Trick Room, Close Combat, Swords Dance | Fire, Water, Fairy, Grass
Zamazenta-Crowned | Dauntless Shield | Rusted Shield | Body Press, Protect, Heavy Slam, Wide Guard, Iron Defense, Close Combat | Grass, Dragon, Fairy, Water
Zacian-Crowned | Intrepid Sword | Rusted Sword | Behemoth Blade, Play Rough, Protect, Sacred Sword, Swords Dance, Substitute | Fire, Dragon, Ghost, Fairy
Terapagos | Tera Shift | Leftovers, Sitrus Berry, Choice Specs, Life Orb | Tera Starstorm, Earth Power, Protect, Calm Mind, Dark Pulse, Flamethrower | Stellar
Lunala | Shadow Shield | Power Herb, Life Orb, Leftovers, Covert Cloak | Moongeist Beam, Meteor Beam, Protect, Trick Room, Wide Guard, Expanding Force | Fairy, Dark, Water
Kyogre | Drizzle | Choice Specs, Mystic Water, Assault Vest, Life Orb | Water Spout, Origin Pulse, Ice Beam, Protect, Thunder, Calm Mind | Grass, Water, Fairy
Groudon | Drought | Assault Vest, Clear Amulet, Leftovers, Life Orb | Precipice Blades, Heat Crash, Protect, Stone Edge, Swords Dance, Rock Slide | Fire, Grass, Fairy
Rayquaza | Air Lock | Life Orb, Assault Vest, Clear Amulet | Dragon Ascent, Extreme Speed, Protect, Draco Meteor, Swords Dance, Scale Shot | Normal, Fire, Flying
Ho-Oh | Regenerator, Pressure | Covert Cloak, Life Orb, Sitrus Berry, Clear Amulet | Sacred Fire, Brave Bird, Protect, Tailwind, Recover, Earth Power | Grass, Ground, Fairy
Lugia | Multiscale | Leftovers, Safety Goggles, Sitrus Berry | Aeroblast, Calm Mind, Recover, Tailwind, Protect, Psychic Noise | Fairy, Dragon, Steel
Palkia-Origin | Pressure, Telepathy | Lustrous Globe | Spacial Rend, Hydro Pump, Protect, Water Pulse, Trick Room, Earth Power | Steel, Fire, Dragon
Dialga-Origin | Pressure, Telepathy | Adamant Crystal | Draco Meteor, Flash Cannon, Protect, Trick Room, Earth Power, Dragon Pulse | Steel, Fairy, Water
Giratina-Origin | Levitate | Griseous Core | Poltergeist, Draco Meteor, Shadow Sneak, Protect, Breaking Swipe, Dragon Claw | Fairy, Steel
Giratina | Pressure, Telepathy | Sitrus Berry, Leftovers, Rocky Helmet | Will-O-Wisp, Icy Wind, Rest, Dragon Tail, Protect, Draco Meteor | Fairy, Dark
Kyurem-White | Turboblaze | Life Orb, Choice Specs, Assault Vest | Ice Beam, Blizzard, Draco Meteor, Protect, Earth Power, Freeze-Dry | Ice, Ground, Fairy
Kyurem-Black | Teravolt | Loaded Dice, Life Orb, Clear Amulet | Icicle Spear, Scale Shot, Protect, Dragon Dance, Fusion Bolt | Fairy, Steel, Ice
Solgaleo | Full Metal Body | Weakness Policy, Assault Vest, Leftovers | Sunsteel Strike, Protect, Psychic Fangs, Flare Blitz, Wide Guard, Trick Room | Fairy, Water, Fire
Necrozma-Dusk-Mane | Prism Armor | Weakness Policy, Leftovers, Clear Amulet | Sunsteel Strike, Photon Geyser, Protect, Trick Room, Dragon Dance, Earthquake | Fairy, Water, Ground
Necrozma-Dawn-Wings | Prism Armor | Life Orb, Power Herb, Leftovers | Moongeist Beam, Photon Geyser, Protect, Trick Room, Meteor Beam, Expanding Force | Fairy, Dark
Eternatus | Pressure | Life Orb, Leftovers, Power Herb | Dynamax Cannon, Sludge Bomb, Protect, Meteor Beam, Flamethrower, Cosmic Power | Water, Steel, Fairy
Reshiram | Turboblaze | Choice Scarf, Life Orb, Choice Specs | Blue Flare, Draco Meteor, Heat Wave, Protect, Earth Power, Tailwind | Fairy, Fire, Ground
Zekrom | Teravolt | Life Orb, Loaded Dice, Assault Vest | Bolt Strike, Dragon Claw, Protect, Dragon Dance, Scale Shot, Tailwind | Fairy, Electric
Incineroar | Intimidate | Safety Goggles, Sitrus Berry, Rocky Helmet, Assault Vest, Covert Cloak | Fake Out, Parting Shot, Knock Off, Flare Blitz, Will-O-Wisp, U-turn | Ghost, Grass, Water, Bug
Urshifu-Rapid-Strike | Unseen Fist | Focus Sash, Choice Scarf, Mystic Water, Clear Amulet, Choice Band, Life Orb | Surging Strikes, Aqua Jet, Close Combat, Detect, U-turn, Ice Spinner | Water, Stellar, Grass, Poison
Urshifu | Unseen Fist | Focus Sash, Black Glasses, Choice Scarf, Life Orb | Wicked Blow, Sucker Punch, Close Combat, Detect, U-turn, Poison Jab | Dark, Poison, Grass
Rillaboom | Grassy Surge | Assault Vest, Miracle Seed, Choice Band, Rocky Helmet | Fake Out, Grassy Glide, Wood Hammer, U-turn, High Horsepower, Protect | Fire, Grass, Poison, Water
Amoonguss | Regenerator | Rocky Helmet, Sitrus Berry, Covert Cloak, Leftovers | Spore, Rage Powder, Pollen Puff, Protect, Clear Smog, Sludge Bomb | Water, Fairy, Dark, Steel
Flutter Mane | Protosynthesis | Booster Energy, Focus Sash, Choice Specs, Life Orb | Moonblast, Shadow Ball, Protect, Icy Wind, Dazzling Gleam, Taunt, Perish Song | Fairy, Ghost, Water, Grass
Iron Hands | Quark Drive | Assault Vest, Booster Energy, Clear Amulet, Sitrus Berry | Fake Out, Drain Punch, Low Kick, Wild Charge, Thunder Punch, Heavy Slam, Volt Switch, Protect | Water, Grass, Fairy, Bug
Farigiraf | Armor Tail | Electric Seed, Throat Spray, Sitrus Berry, Safety Goggles, Covert Cloak | Trick Room, Foul Play, Helping Hand, Protect, Psychic, Hyper Voice, Imprison | Fairy, Ground, Dark, Water
Ogerpon-Hearthflame | Mold Breaker | Hearthflame Mask | Ivy Cudgel, Follow Me, Spiky Shield, Grassy Glide, Wood Hammer, Swords Dance, Horn Leech | Fire
Ogerpon-Wellspring | Water Absorb | Wellspring Mask | Ivy Cudgel, Follow Me, Spiky Shield, Horn Leech, Grassy Glide, Wood Hammer | Water
Ogerpon-Cornerstone | Sturdy | Cornerstone Mask | Ivy Cudgel, Follow Me, Spiky Shield, Power Whip, Horn Leech, Swords Dance | Rock
Landorus | Sheer Force | Life Orb, Choice Scarf | Earth Power, Sludge Bomb, Protect, Substitute, Psychic | Poison, Steel, Ground
Landorus-Therian | Intimidate | Choice Scarf, Assault Vest, Clear Amulet | Stomping Tantrum, Rock Slide, U-turn, Tera Blast, Protect, Earthquake | Flying, Water, Steel
Tornadus | Prankster | Covert Cloak, Focus Sash, Mental Herb, Rocky Helmet | Tailwind, Bleakwind Storm, Rain Dance, Protect, Taunt, Icy Wind | Ghost, Steel, Dark, Fairy
Whimsicott | Prankster | Focus Sash, Covert Cloak, Mental Herb | Tailwind, Moonblast, Encore, Protect, Sunny Day, Helping Hand | Dark, Ghost, Fire, Steel
Chien-Pao | Sword of Ruin | Focus Sash, Life Orb, Clear Amulet | Icicle Crash, Sucker Punch, Sacred Sword, Protect, Ice Spinner, Icy Wind | Ghost, Dark, Stellar
Chi-Yu | Beads of Ruin | Choice Scarf, Safety Goggles, Focus Sash, Life Orb | Heat Wave, Dark Pulse, Overheat, Protect, Snarl, Tera Blast | Ghost, Grass, Water, Fire
Ting-Lu | Vessel of Ruin | Assault Vest, Sitrus Berry, Leftovers | Stomping Tantrum, Ruination, Throat Chop, Rock Slide, Protect, Heavy Slam | Poison, Fairy, Water
Raging Bolt | Protosynthesis | Assault Vest, Booster Energy, Leftovers, Magnet | Thunderclap, Draco Meteor, Thunderbolt, Protect, Calm Mind, Snarl, Electroweb, Dragon Pulse | Fairy, Electric, Grass, Water
Gouging Fire | Protosynthesis | Clear Amulet, Booster Energy, Assault Vest | Heat Crash, Breaking Swipe, Burning Bulwark, Howl, Flare Blitz, Dragon Claw | Fairy, Water, Grass
Iron Crown | Quark Drive | Assault Vest, Booster Energy, Life Orb, Choice Specs | Tachyon Cutter, Expanding Force, Protect, Volt Switch, Psyshock | Fire, Water, Steel
Iron Treads | Quark Drive | Assault Vest, Choice Scarf, Booster Energy | Earthquake, Iron Head, High Horsepower, Rapid Spin, Protect, Steel Roller | Ghost, Ground, Flying
Iron Bundle | Quark Drive | Focus Sash, Booster Energy | Icy Wind, Freeze-Dry, Hydro Pump, Encore, Protect, Ice Beam | Ghost, Ice, Water
Iron Valiant | Quark Drive | Focus Sash, Booster Energy, Life Orb | Close Combat, Moonblast, Spirit Break, Encore, Protect, Wide Guard | Ghost, Fairy, Stellar
Iron Jugulis | Quark Drive | Focus Sash, Booster Energy | Tailwind, Snarl, Hurricane, Dark Pulse, Air Slash, Protect | Ghost, Steel
Grimmsnarl | Prankster | Light Clay, Rocky Helmet, Sitrus Berry | Reflect, Light Screen, Spirit Break, Thunder Wave, Fake Out, Taunt, Parting Shot, Scary Face | Ghost, Steel, Water
Indeedee-F | Psychic Surge | Psychic Seed, Rocky Helmet, Safety Goggles, Sitrus Berry | Follow Me, Trick Room, Helping Hand, Psychic, Protect, Dazzling Gleam | Fairy, Grass, Water
Ursaluna | Guts | Flame Orb | Facade, Headlong Rush, Protect, Earthquake, Swords Dance | Ghost, Normal, Water
Ursaluna-Bloodmoon | Mind's Eye | Life Orb, Throat Spray, Assault Vest, Silk Scarf | Blood Moon, Earth Power, Hyper Voice, Protect, Vacuum Wave, Yawn | Normal, Water, Ghost, Grass
Roaring Moon | Protosynthesis | Booster Energy, Clear Amulet, Life Orb | Knock Off, Acrobatics, Tailwind, Protect, Dragon Claw, Dragon Dance, Crunch | Flying, Steel, Poison
Volcarona | Flame Body | Rocky Helmet, Safety Goggles, Leftovers | Heat Wave, Rage Powder, Tailwind, Will-O-Wisp, Protect, Quiver Dance, Overheat | Water, Grass, Dragon
Clefairy | Friend Guard | Eviolite | Follow Me, Helping Hand, Protect, Life Dew, Icy Wind, Encore | Ghost, Water, Grass
Smeargle | Moody, Own Tempo | Focus Sash | Fake Out, Spore, Follow Me, Tailwind, Spiky Shield, Wide Guard | Ghost
Pelipper | Drizzle | Focus Sash, Covert Cloak, Sitrus Berry | Hurricane, Tailwind, Wide Guard, Weather Ball, Protect, Hydro Pump | Ghost, Ground, Grass
Torkoal | Drought | Charcoal, Choice Specs, Sitrus Berry | Eruption, Heat Wave, Protect, Helping Hand, Yawn, Will-O-Wisp | Fire, Grass, Dragon
Gholdengo | Good as Gold | Life Orb, Metal Coat, Leftovers, Choice Specs | Make It Rain, Shadow Ball, Protect, Nasty Plot, Tera Blast, Trick | Water, Steel, Dragon, Flying
Entei | Inner Focus | Choice Band, Assault Vest, Life Orb | Sacred Fire, Extreme Speed, Stomping Tantrum, Protect, Stone Edge | Normal, Fire, Fairy
Kingambit | Defiant | Black Glasses, Assault Vest, Leftovers | Kowtow Cleave, Sucker Punch, Protect, Iron Head, Low Kick, Swords Dance | Dark, Fire, Flying, Ghost
Annihilape | Defiant | Choice Scarf, Leftovers, Safety Goggles | Rage Fist, Drain Punch, Bulk Up, Protect, Final Gambit, Close Combat | Fire, Water, Steel
Porygon2 | Download, Analytic | Eviolite | Trick Room, Recover, Tri Attack, Ice Beam, Protect, Tera Blast, Eerie Impulse | Ghost, Flying, Fighting
Dusclops | Frisk | Eviolite | Trick Room, Night Shade, Helping Hand, Will-O-Wisp, Pain Split, Haze | Dark, Grass, Water
Regieleki | Transistor | Light Clay, Focus Sash, Magnet | Electroweb, Thunderbolt, Volt Switch, Reflect, Light Screen, Protect | Ghost, Electric, Ice
Thundurus | Prankster, Defiant | Covert Cloak, Safety Goggles, Sitrus Berry | Thunder Wave, Snarl, Eerie Impulse, Wildbolt Storm, Taunt, Thunderbolt, Protect | Ghost, Steel
Cresselia | Levitate | Sitrus Berry, Mental Herb, Safety Goggles | Trick Room, Lunar Blessing, Helping Hand, Lunar Dance, Icy Wind, Ice Beam, Moonblast | Fairy, Grass, Water
Ninetales-Alola | Snow Warning | Light Clay, Focus Sash | Aurora Veil, Blizzard, Protect, Moonblast, Encore, Icy Wind | Ghost, Ice, Grass
Archaludon | Stamina | Assault Vest, Leftovers, Power Herb | Electro Shot, Draco Meteor, Flash Cannon, Protect, Body Press, Snarl | Grass, Fairy, Water
Dragonite | Inner Focus, Multiscale | Choice Band, Clear Amulet, Life Orb | Extreme Speed, Tera Blast, Protect, Tailwind, Stomping Tantrum, Outrage | Normal, Flying, Steel
Tsareena | Queenly Majesty | Focus Sash, Safety Goggles, Wide Lens | Power Whip, Triple Axel, Helping Hand, Rapid Spin, Protect, High Jump Kick | Fire, Ghost, Ice
Gothitelle | Shadow Tag | Sitrus Berry, Covert Cloak, Mental Herb | Trick Room, Fake Out, Psychic, Helping Hand, Protect, Heal Pulse | Fairy, Water, Dark
Hatterene | Magic Bounce | Life Orb, Focus Sash, Covert Cloak | Trick Room, Dazzling Gleam, Expanding Force, Protect, Mystical Fire, Psychic | Fire, Water, Fairy
Sinistcha | Hospitality | Sitrus Berry, Rocky Helmet, Leftovers | Matcha Gotcha, Rage Powder, Trick Room, Life Dew, Protect, Shadow Ball | Water, Fairy, Dark
Weezing-Galar | Neutralizing Gas | Covert Cloak, Sitrus Berry, Safety Goggles | Taunt, Will-O-Wisp, Gunk Shot, Protect, Toxic Spikes, Strange Steam, Poison Gas | Dark, Ghost, Water
Brute Bonnet | Protosynthesis | Focus Sash, Assault Vest, Booster Energy | Spore, Rage Powder, Seed Bomb, Sucker Punch, Crunch, Protect | Water, Fire, Fairy
Murkrow | Prankster | Eviolite | Tailwind, Foul Play, Haze, Quash, Taunt, Protect, Sunny Day | Ghost, Ground, Steel
Scream Tail | Protosynthesis | Booster Energy, Sitrus Berry, Mental Herb | Encore, Disable, Helping Hand, Perish Song, Protect, Thunder Wave, Dazzling Gleam | Grass, Steel, Water
Tatsugiri | Commander | Choice Scarf, Focus Sash, Choice Specs | Draco Meteor, Muddy Water, Icy Wind, Protect, Dragon Pulse, Soak | Steel, Fire, Grass
Dondozo | Unaware | Leftovers, Sitrus Berry, Rocky Helmet | Wave Crash, Order Up, Protect, Earthquake, Body Press, Substitute | Grass, Steel, Fairy
Ditto | Imposter | Choice Scarf | Transform | Ghost
`

const list = (text: string) => text.split(',').map(part => part.trim())

const table: ReadonlyMap<string, UsualSet> = new Map(
  lines
    .trim()
    .split('\n')
    .map(line => {
      const [species, abilities, items, moves, teras] = line.split('|')
      const ids = (text: string) => list(text).map(id)
      return [
        id(species.trim()),
        { abilities: ids(abilities), items: ids(items), moves: ids(moves), teras: list(teras) },
      ] as const
    }),
)

/** By the id of a species, or null where nothing is known. */
export const usualSet = (species: string): UsualSet | null => table.get(id(species)) ?? null
export const usualSpecies = (): readonly string[] => [...table.keys()]
