import type { Random } from '#core'
import type { Team } from '../teams/pool.ts'
import { unpackTeam } from '../teams/text.ts'

/**
 * Pokémon whose rules users of other clients stumble over: Commander, Revival Blessing, Shadow Tag and Arena Trap,
 * Illusion, Imposter, Transform, moves that lock or force out, two-turn moves, moves that call others, copied abilities.
 */
const awkward = [
  'Dondozo|||Unaware|WaveCrash,OrderUp,Earthquake,Protect|||||||50|',
  'Tatsugiri||ChoiceScarf|Commander|DracoMeteor,MuddyWater,IcyWind,Protect|||||||50|',
  'Rabsca|||Synchronize|RevivalBlessing,TrickRoom,BugBuzz,Psychic|||||||50|',
  'Pawmot|||IronFist|RevivalBlessing,FakeOut,DoubleShock,CloseCombat|||||||50|',
  'Gothitelle||MentalHerb|ShadowTag|FakeOut,TrickRoom,Psychic,HealPulse|||||||50|',
  'Dugtrio||FocusSash|ArenaTrap|Earthquake,RockSlide,Protect,SandTomb|||||||50|',
  'Zoroark-Hisui||LifeOrb|Illusion|BitterMalice,UTurn,KnockOff,Encore|||||||50|',
  'Ditto||ChoiceScarf|Imposter|Transform|||||||50|',
  'Dragonite||ChoiceBand|Multiscale|Outrage,ExtremeSpeed,DragonTail,Fly|||||||50|',
  'Archaludon||PowerHerb|Stamina|ElectroShot,MeteorBeam,HyperBeam,SteelBeam|||||||50|',
  'Grimmsnarl||LightClay|Prankster|Torment,Taunt,PartingShot,Thief|||||||50|',
  'Smeargle||EjectButton|OwnTempo|Spore,AllySwitch,Imprison,Metronome|||||||50|',
  'Meowscarada||EjectPack|Protean|UTurn,SkillSwap,SleepTalk,Copycat|||||||50|',
  'Oranguru||RedCard|Symbiosis|Instruct,AllySwitch,TrickRoom,BatonPass|||||||50|',
  'Golurk||WhiteHerb|NoGuard|PhantomForce,DynamicPunch,Dig,ShedTail|||||||50|',
  'Lickilicky||IronBall|OwnTempo|Explosion,Rollout,FollowMe,Acupressure|||||||50|',
] as const

/** Two teams of six of them; not legal in any format, but the simulator plays them. */
export function awkwardTeams(random: Random): readonly [Team, Team] {
  const draw = (): Team => {
    const left = [...awkward]
    const chosen = Array.from({ length: 6 }, () => left.splice(random.int(left.length), 1)[0])
    // Commander needs both, brought together more often than chance would.
    if (random.real() < 0.5) chosen.splice(0, 2, awkward[0], awkward[1])
    return unpackTeam([...new Set(chosen)].join(']'))
  }
  return [draw(), draw()]
}
