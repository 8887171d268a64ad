/**
 * The whole state of a run in one `Int32Array`: numbers by name, lists by region. Copying a run is copying the array, and
 * its bytes are its saved form. `fight.*` numbers and the regions from `FIGHT` on mean something only during a fight.
 */

export const AI_RNG = 146
export const CARD_RANDOM_RNG = 151
export const CARD_RNG = 156
export const EVENT_RNG = 161
export const MATH_RNG = 166
export const MERCHANT_RNG = 171
export const MISC_RNG = 176
export const MONSTER_HP_RNG = 181
export const MONSTER_RNG = 186
export const NEOW_RNG = 191
export const POTION_RNG = 196
export const RELIC_RNG = 201
export const SHUFFLE_RNG = 206
export const TREASURE_RNG = 211
/** 1 for each fault of the reference program that is switched on. */
export const FAULTS = 216
/** Potion ids by slot; 0 is empty. */
export const POTIONS = 312
/** Rooms by row: room + 16 × a bit set of next columns. */
export const MAP = 317
/** Columns of the rooms entered this act. */
export const PATH = 422
/** Cards of the deck: id + 1024 if upgraded. */
export const DECK = 486
/** Upgrades of Searing Blow, damage of Ritual Dagger. */
export const DECK_MISC = 614
/** Place in the deck of the bottled attack, skill, power; −1 none. */
export const BOTTLES = 742
/** Relic ids in the order obtained. */
export const RELICS = 745
/** Counters beside them. */
export const RELIC_COUNTERS = 945
/** 1 for each relic owned. */
export const OWNED = 1145
/** Five relic pools of 36 places. */
export const POOLS = 1337
export const EVENTS = 1517
export const SHRINES = 1533
/** Events that happen once a run. */
export const ONCE = 1541
/** The colourless pool as shuffled so far. */
export const COLORLESS = 1557
/** Encounters ahead. */
export const MONSTERS = 1593
/** Elite encounters ahead. */
export const ELITES = 1613
/** Bonus and drawback of four options. */
export const NEOW = 1625
export const REWARD_GOLD = 1633
export const REWARD_RELICS = 1637
export const REWARD_POTIONS = 1643
/** Up to six rewards of a count and four cards. */
export const REWARD_CARDS = 1649
export const SHOP_CARDS = 1681
export const SHOP_RELICS = 1688
export const SHOP_POTIONS = 1691
/** Cards, relics, potions; −1 sold. */
export const SHOP_PRICES = 1694
export const BOSS_RELICS = 1707
/** Cards to choose from. */
export const SELECT = 1710
/** Their places in the deck. */
export const SELECT_DECK = 1838
/** Chosen so far, as places in the deck. */
export const SELECTED = 1966
export const SELECTED_CARDS = 1970
/** Dead Adventurer's rewards in order. */
export const DEAD_REWARDS = 1974
/** Match and Keep: what has been seen. */
export const FLIPPED = 1978
/** Everything from here on belongs to the fight. */
export const FIGHT = 1994
/** The player's powers by id; 0 is none. */
export const POWERS = 1994
/** Relics that work in this fight. */
export const ACTIVE = 2090
/** Five places of 56 words. */
export const ENEMIES = 2282
/** Slots of cards, left first. */
export const HAND = 2562
export const LIMBO = 2572
/** Slots; the last is the top. */
export const DRAW = 2582
export const DISCARD = 2838
export const EXHAUST = 3094
/** Cards in the fight: id, marks, cost, cost this turn, special, origin. */
export const CARDS = 3350
/** Effects waiting. */
export const QUEUE = 4886
/** Cards waiting to be played. */
export const WAITING = 5910
export const WORDS = 6006

export class Spire {
  readonly s: Int32Array
  readonly f: Float32Array

  constructor(words = new Int32Array(WORDS)) {
    this.s = words
    this.f = new Float32Array(words.buffer, words.byteOffset, words.length)
  }

  clone(): Spire {
    return new Spire(this.s.slice())
  }

  copyFrom(other: Spire): void {
    this.s.set(other.s)
  }

  toBytes(): Uint8Array {
    return new Uint8Array(this.s.slice().buffer)
  }

  /** @throws {RangeError} If the bytes are not a saved run of this version. */
  static fromBytes(bytes: Uint8Array): Spire {
    if (bytes.byteLength !== WORDS * 4)
      throw new RangeError(`a saved run has ${WORDS * 4} bytes, these are ${bytes.byteLength}`)
    return new Spire(new Int32Array(bytes.slice().buffer))
  }

  get seedHigh() {
    return this.s[0]
  }
  set seedHigh(value) {
    this.s[0] = value
  }
  get seedLow() {
    return this.s[1]
  }
  set seedLow(value) {
    this.s[1] = value
  }
  get rules() {
    return this.s[2]
  }
  set rules(value) {
    this.s[2] = value
  }
  get ascension() {
    return this.s[3]
  }
  set ascension(value) {
    this.s[3] = value
  }
  get act() {
    return this.s[4]
  }
  set act(value) {
    this.s[4] = value
  }
  get floor() {
    return this.s[5]
  }
  set floor(value) {
    this.s[5] = value
  }
  get x() {
    return this.s[6]
  }
  set x(value) {
    this.s[6] = value
  }
  get y() {
    return this.s[7]
  }
  set y(value) {
    this.s[7] = value
  }
  get hp() {
    return this.s[8]
  }
  set hp(value) {
    this.s[8] = value
  }
  get maxHp() {
    return this.s[9]
  }
  set maxHp(value) {
    this.s[9] = value
  }
  get gold() {
    return this.s[10]
  }
  set gold(value) {
    this.s[10] = value
  }
  get outcome() {
    return this.s[11]
  }
  set outcome(value) {
    this.s[11] = value
  }
  get screen() {
    return this.s[12]
  }
  set screen(value) {
    this.s[12] = value
  }
  get room() {
    return this.s[13]
  }
  set room(value) {
    this.s[13] = value
  }
  get lastRoom() {
    return this.s[14]
  }
  set lastRoom(value) {
    this.s[14] = value
  }
  get event() {
    return this.s[15]
  }
  set event(value) {
    this.s[15] = value
  }
  get boss() {
    return this.s[16]
  }
  set boss(value) {
    this.s[16] = value
  }
  get secondBoss() {
    return this.s[17]
  }
  set secondBoss(value) {
    this.s[17] = value
  }
  get monstersUsed() {
    return this.s[18]
  }
  set monstersUsed(value) {
    this.s[18] = value
  }
  get monstersKnown() {
    return this.s[19]
  }
  set monstersKnown(value) {
    this.s[19] = value
  }
  get elitesUsed() {
    return this.s[20]
  }
  set elitesUsed(value) {
    this.s[20] = value
  }
  get elitesKnown() {
    return this.s[21]
  }
  set elitesKnown(value) {
    this.s[21] = value
  }
  get potionSlots() {
    return this.s[22]
  }
  set potionSlots(value) {
    this.s[22] = value
  }
  get keys() {
    return this.s[23]
  }
  set keys(value) {
    this.s[23] = value
  }
  get potionChance() {
    return this.s[24]
  }
  set potionChance(value) {
    this.s[24] = value
  }
  get rarityFactor() {
    return this.s[25]
  }
  set rarityFactor(value) {
    this.s[25] = value
  }
  get removals() {
    return this.s[26]
  }
  set removals(value) {
    this.s[26] = value
  }
  get after() {
    return this.s[27]
  }
  set after(value) {
    this.s[27] = value
  }
  get afterThen() {
    return this.s[28]
  }
  set afterThen(value) {
    this.s[28] = value
  }
  get emeraldX() {
    return this.s[29]
  }
  set emeraldX(value) {
    this.s[29] = value
  }
  get emeraldY() {
    return this.s[30]
  }
  set emeraldY(value) {
    this.s[30] = value
  }
  get emeraldBuff() {
    return this.s[31]
  }
  set emeraldBuff(value) {
    this.s[31] = value
  }
  get phase() {
    return this.s[32]
  }
  set phase(value) {
    this.s[32] = value
  }
  get counter() {
    return this.s[33]
  }
  set counter(value) {
    this.s[33] = value
  }
  get cost0() {
    return this.s[34]
  }
  set cost0(value) {
    this.s[34] = value
  }
  get cost1() {
    return this.s[35]
  }
  set cost1(value) {
    this.s[35] = value
  }
  get cost2() {
    return this.s[36]
  }
  set cost2(value) {
    this.s[36] = value
  }
  get flagA() {
    return this.s[37]
  }
  set flagA(value) {
    this.s[37] = value
  }
  get flagB() {
    return this.s[38]
  }
  set flagB(value) {
    this.s[38] = value
  }
  get pickA() {
    return this.s[39]
  }
  set pickA(value) {
    this.s[39] = value
  }
  get pickB() {
    return this.s[40]
  }
  set pickB(value) {
    this.s[40] = value
  }
  get pickC() {
    return this.s[41]
  }
  set pickC(value) {
    this.s[41] = value
  }
  get eventGold() {
    return this.s[42]
  }
  set eventGold(value) {
    this.s[42] = value
  }
  get eventRelic() {
    return this.s[43]
  }
  set eventRelic(value) {
    this.s[43] = value
  }
  get encounter() {
    return this.s[44]
  }
  set encounter(value) {
    this.s[44] = value
  }
  get selectKind() {
    return this.s[45]
  }
  set selectKind(value) {
    this.s[45] = value
  }
  get selectWanted() {
    return this.s[46]
  }
  set selectWanted(value) {
    this.s[46] = value
  }
  get selectStream() {
    return this.s[47]
  }
  set selectStream(value) {
    this.s[47] = value
  }
  get selectCount() {
    return this.s[48]
  }
  set selectCount(value) {
    this.s[48] = value
  }
  get selectedCount() {
    return this.s[49]
  }
  set selectedCount(value) {
    this.s[49] = value
  }
  get chestSize() {
    return this.s[50]
  }
  set chestSize(value) {
    this.s[50] = value
  }
  get chestGold() {
    return this.s[51]
  }
  set chestGold(value) {
    this.s[51] = value
  }
  get chestTier() {
    return this.s[52]
  }
  set chestTier(value) {
    this.s[52] = value
  }
  get stolenGold() {
    return this.s[53]
  }
  set stolenGold(value) {
    this.s[53] = value
  }
  get fled() {
    return this.s[54]
  }
  set fled(value) {
    this.s[54] = value
  }
  get deckSize() {
    return this.s[55]
  }
  set deckSize(value) {
    this.s[55] = value
  }
  get relicCount() {
    return this.s[56]
  }
  set relicCount(value) {
    this.s[56] = value
  }
  get poolCommon() {
    return this.s[57]
  }
  set poolCommon(value) {
    this.s[57] = value
  }
  get poolUncommon() {
    return this.s[58]
  }
  set poolUncommon(value) {
    this.s[58] = value
  }
  get poolRare() {
    return this.s[59]
  }
  set poolRare(value) {
    this.s[59] = value
  }
  get poolBoss() {
    return this.s[60]
  }
  set poolBoss(value) {
    this.s[60] = value
  }
  get poolShop() {
    return this.s[61]
  }
  set poolShop(value) {
    this.s[61] = value
  }
  get eventCount() {
    return this.s[62]
  }
  set eventCount(value) {
    this.s[62] = value
  }
  get shrineCount() {
    return this.s[63]
  }
  set shrineCount(value) {
    this.s[63] = value
  }
  get onceCount() {
    return this.s[64]
  }
  set onceCount(value) {
    this.s[64] = value
  }
  get rewardGolds() {
    return this.s[65]
  }
  set rewardGolds(value) {
    this.s[65] = value
  }
  get rewardCards() {
    return this.s[66]
  }
  set rewardCards(value) {
    this.s[66] = value
  }
  get rewardRelics() {
    return this.s[67]
  }
  set rewardRelics(value) {
    this.s[67] = value
  }
  get rewardPotions() {
    return this.s[68]
  }
  set rewardPotions(value) {
    this.s[68] = value
  }
  get rewardEmerald() {
    return this.s[69]
  }
  set rewardEmerald(value) {
    this.s[69] = value
  }
  get rewardSapphire() {
    return this.s[70]
  }
  set rewardSapphire(value) {
    this.s[70] = value
  }
  get removeCost() {
    return this.s[71]
  }
  set removeCost(value) {
    this.s[71] = value
  }
  get upgradeDrift() {
    return this.s[72]
  }
  set upgradeDrift(value) {
    this.s[72] = value
  }
  get pathLength() {
    return this.s[73]
  }
  set pathLength(value) {
    this.s[73] = value
  }
  get skipFights() {
    return this.s[74]
  }
  set skipFights(value) {
    this.s[74] = value
  }
  get turn() {
    return this.s[75]
  }
  set turn(value) {
    this.s[75] = value
  }
  get energy() {
    return this.s[76]
  }
  set energy(value) {
    this.s[76] = value
  }
  get energyPerTurn() {
    return this.s[77]
  }
  set energyPerTurn(value) {
    this.s[77] = value
  }
  get drawPerTurn() {
    return this.s[78]
  }
  set drawPerTurn(value) {
    this.s[78] = value
  }
  get block() {
    return this.s[79]
  }
  set block(value) {
    this.s[79] = value
  }
  get strength() {
    return this.s[80]
  }
  set strength(value) {
    this.s[80] = value
  }
  get dexterity() {
    return this.s[81]
  }
  set dexterity(value) {
    this.s[81] = value
  }
  get artifact() {
    return this.s[82]
  }
  set artifact(value) {
    this.s[82] = value
  }
  get justApplied() {
    return this.s[83]
  }
  set justApplied(value) {
    this.s[83] = value
  }
  get fightOutcome() {
    return this.s[84]
  }
  set fightOutcome(value) {
    this.s[84] = value
  }
  get input() {
    return this.s[85]
  }
  set input(value) {
    this.s[85] = value
  }
  get monsterTurn() {
    return this.s[86]
  }
  set monsterTurn(value) {
    this.s[86] = value
  }
  get monsterSlots() {
    return this.s[87]
  }
  set monsterSlots(value) {
    this.s[87] = value
  }
  get monstersAlive() {
    return this.s[88]
  }
  set monstersAlive(value) {
    this.s[88] = value
  }
  get endQueued() {
    return this.s[89]
  }
  set endQueued(value) {
    this.s[89] = value
  }
  get turnEnded() {
    return this.s[90]
  }
  set turnEnded(value) {
    this.s[90] = value
  }
  get skipMonsters() {
    return this.s[91]
  }
  set skipMonsters(value) {
    this.s[91] = value
  }
  get extraRolls() {
    return this.s[92]
  }
  set extraRolls(value) {
    this.s[92] = value
  }
  get skipTurns() {
    return this.s[93]
  }
  set skipTurns(value) {
    this.s[93] = value
  }
  get handSize() {
    return this.s[94]
  }
  set handSize(value) {
    this.s[94] = value
  }
  get drawSize() {
    return this.s[95]
  }
  set drawSize(value) {
    this.s[95] = value
  }
  get discardSize() {
    return this.s[96]
  }
  set discardSize(value) {
    this.s[96] = value
  }
  get exhaustSize() {
    return this.s[97]
  }
  set exhaustSize(value) {
    this.s[97] = value
  }
  get limboSize() {
    return this.s[98]
  }
  set limboSize(value) {
    this.s[98] = value
  }
  get stasisA() {
    return this.s[99]
  }
  set stasisA(value) {
    this.s[99] = value
  }
  get stasisB() {
    return this.s[100]
  }
  set stasisB(value) {
    this.s[100] = value
  }
  get slotHint() {
    return this.s[101]
  }
  set slotHint(value) {
    this.s[101] = value
  }
  get fightDeck() {
    return this.s[102]
  }
  set fightDeck(value) {
    this.s[102] = value
  }
  get strikes() {
    return this.s[103]
  }
  set strikes(value) {
    this.s[103] = value
  }
  get bloodCards() {
    return this.s[104]
  }
  set bloodCards(value) {
    this.s[104] = value
  }
  get cardsPlayed() {
    return this.s[105]
  }
  set cardsPlayed(value) {
    this.s[105] = value
  }
  get attacksPlayed() {
    return this.s[106]
  }
  set attacksPlayed(value) {
    this.s[106] = value
  }
  get skillsPlayed() {
    return this.s[107]
  }
  set skillsPlayed(value) {
    this.s[107] = value
  }
  get discarded() {
    return this.s[108]
  }
  set discarded(value) {
    this.s[108] = value
  }
  get happyFlower() {
    return this.s[109]
  }
  set happyFlower(value) {
    this.s[109] = value
  }
  get incense() {
    return this.s[110]
  }
  set incense(value) {
    this.s[110] = value
  }
  get inkBottle() {
    return this.s[111]
  }
  set inkBottle(value) {
    this.s[111] = value
  }
  get nunchaku() {
    return this.s[112]
  }
  set nunchaku(value) {
    this.s[112] = value
  }
  get penNib() {
    return this.s[113]
  }
  set penNib(value) {
    this.s[113] = value
  }
  get sundial() {
    return this.s[114]
  }
  set sundial(value) {
    this.s[114] = value
  }
  get necronomiconUsed() {
    return this.s[115]
  }
  set necronomiconUsed(value) {
    this.s[115] = value
  }
  get combustLoss() {
    return this.s[116]
  }
  set combustLoss(value) {
    this.s[116] = value
  }
  get panache() {
    return this.s[117]
  }
  set panache(value) {
    this.s[117] = value
  }
  get bombSoon() {
    return this.s[118]
  }
  set bombSoon(value) {
    this.s[118] = value
  }
  get bombNext() {
    return this.s[119]
  }
  set bombNext(value) {
    this.s[119] = value
  }
  get bombLater() {
    return this.s[120]
  }
  set bombLater(value) {
    this.s[120] = value
  }
  get pellets() {
    return this.s[121]
  }
  set pellets(value) {
    this.s[121] = value
  }
  get timesDamaged() {
    return this.s[122]
  }
  set timesDamaged(value) {
    this.s[122] = value
  }
  get lastUnblocked() {
    return this.s[123]
  }
  set lastUnblocked(value) {
    this.s[123] = value
  }
  get lastTarget() {
    return this.s[124]
  }
  set lastTarget(value) {
    this.s[124] = value
  }
  get task() {
    return this.s[125]
  }
  set task(value) {
    this.s[125] = value
  }
  get taskCount() {
    return this.s[126]
  }
  set taskCount(value) {
    this.s[126] = value
  }
  get taskCopies() {
    return this.s[127]
  }
  set taskCopies(value) {
    this.s[127] = value
  }
  get taskFree() {
    return this.s[128]
  }
  set taskFree(value) {
    this.s[128] = value
  }
  get taskCardA() {
    return this.s[129]
  }
  set taskCardA(value) {
    this.s[129] = value
  }
  get taskCardB() {
    return this.s[130]
  }
  set taskCardB(value) {
    this.s[130] = value
  }
  get taskCardC() {
    return this.s[131]
  }
  set taskCardC(value) {
    this.s[131] = value
  }
  get playCard() {
    return this.s[132]
  }
  set playCard(value) {
    this.s[132] = value
  }
  get playTarget() {
    return this.s[133]
  }
  set playTarget(value) {
    this.s[133] = value
  }
  get playMarks() {
    return this.s[134]
  }
  set playMarks(value) {
    this.s[134] = value
  }
  get playEnergy() {
    return this.s[135]
  }
  set playEnergy(value) {
    this.s[135] = value
  }
  get playRegret() {
    return this.s[136]
  }
  set playRegret(value) {
    this.s[136] = value
  }
  get queueHead() {
    return this.s[137]
  }
  set queueHead(value) {
    this.s[137] = value
  }
  get queueBack() {
    return this.s[138]
  }
  set queueBack(value) {
    this.s[138] = value
  }
  get queueSize() {
    return this.s[139]
  }
  set queueSize(value) {
    this.s[139] = value
  }
  get waitHead() {
    return this.s[140]
  }
  set waitHead(value) {
    this.s[140] = value
  }
  get waitSize() {
    return this.s[141]
  }
  set waitSize(value) {
    this.s[141] = value
  }
  get hpBefore() {
    return this.s[142]
  }
  set hpBefore(value) {
    this.s[142] = value
  }
  get monsterChance() {
    return this.f[143]
  }
  set monsterChance(value) {
    this.f[143] = value
  }
  get shopChance() {
    return this.f[144]
  }
  set shopChance(value) {
    this.f[144] = value
  }
  get treasureChance() {
    return this.f[145]
  }
  set treasureChance(value) {
    this.f[145] = value
  }
}
