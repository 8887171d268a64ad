/**
 * The tiles of the screen, drawn here: 7×7 pixels, a letter a colour. A full stop lets the ground show through.
 * The page's board draws from the same set.
 */

export const tileSide = 7

/** RGB of each letter. */
export const palette: Readonly<Record<string, readonly [number, number, number]>> = {
  // ground
  g: [96, 158, 62],
  G: [118, 180, 78],
  h: [78, 136, 50],
  b: [58, 110, 196],
  B: [92, 146, 224],
  s: [128, 128, 132],
  S: [150, 150, 154],
  d: [104, 104, 110],
  p: [192, 166, 126],
  P: [176, 148, 108],
  y: [232, 216, 152],
  Y: [216, 196, 128],
  // things
  k: [24, 22, 26],
  w: [250, 250, 250],
  n: [112, 72, 36],
  N: [150, 102, 56],
  t: [34, 92, 40],
  T: [52, 122, 52],
  r: [214, 60, 24],
  o: [246, 138, 32],
  O: [255, 206, 84],
  i: [222, 170, 130],
  c: [90, 226, 236],
  C: [200, 250, 252],
  e: [64, 64, 68],
  z: [160, 214, 150],
  Z: [30, 84, 70],
  u: [44, 60, 148],
  m: [226, 118, 140],
  R: [230, 40, 60],
  f: [236, 190, 150],
  a: [206, 206, 210],
  q: [60, 140, 220],
  l: [250, 224, 60],
}

type Art = readonly string[]
const art = (text: string): Art => text.trim().split(/\s+/)

/** Ground, by material; `outside` is beyond the edge of the world. */
export const groundArt = {
  outside: art('kkkkkkk keekeek kkkkkkk keekeek kkkkkkk keekeek kkkkkkk'),
  water: art('bbbbbbb bBBbbbb bbbbbbb bbbbBBb bbbbbbb bBBbbbb bbbbbbb'),
  grass: art('ggggggg gGggggg ggggghg ggggggg ghgggGg ggggggg gggGggg'),
  stone: art('sssssss sSSssds sssssss sdsssSs sssssss sSssdds sssssss'),
  path: art('ppppppp pPppppp ppppPpp ppppppp pPppppp pppppPp ppppppp'),
  sand: art('yyyyyyy yyyYyyy yYyyyyy yyyyyYy yyYyyyy yyyyyyy yYyyyyy'),
  tree: art('ghTTThg gTTtTTg TTtTTtT TtTTTTT gTTtTTg gggnggg gggnggg'),
  lava: art('rrrrrrr rorrrrr rrrroOr rorrrrr roOrrrr rrrrror rrrrrrr'),
  coal: art('sssssss skkssss skkskks ssssskk sskssss skkkssd sssssss'),
  iron: art('sssssss siissss siissis ssssiis sisssss siissds sssssss'),
  diamond: art('sssssss ssCcsss sCccsss sccssCs ssssCcc sdsscsS sssssss'),
  table: art('nnnnnnn nNNNNNn nNkNkNn nNNNNNn nNkNNNn nNNNkNn nnnnnnn'),
  furnace: art('ddddddd dSSSSSd dSeeeSd deeroed derOred dSeeeSd ddddddd'),
} as const

/** What stands on the ground. */
export const creatureArt = {
  cow: art('....... nn...nn nwwwwwn nwkwkwn .wwnww. .mmmmm. .n...n.'),
  zombie: art('..zzz.. ..kzk.. ..zzz.. zZZZZZz ..ZZZ.. ..u.u.. ..u.u..'),
  skeleton: art('..www.. ..kwk.. ..www.. .waaaw. ..awa.. ..a.a.. ..w.w..'),
  arrow_left: art('....... ..w.... .w..... wnnnnnk .w..... ..w.... .......'),
  arrow_right: art('....... ....w.. .....w. knnnnnw .....w. ....w.. .......'),
  arrow_up: art('...w... ..wnw.. .w.n.w. ...n... ...n... ...n... ...k...'),
  arrow_down: art('...k... ...n... ...n... ...n... .w.n.w. ..wnw.. ...w...'),
  plant: art('....... ....... ...T... .T.t.T. ..ttt.. ...t... .......'),
  ripe_plant: art('...m... ..mRm.. ...m... .T.t.T. ..ttt.. ...t... .......'),
  player_left: art('..nnn.. ..ffn.. .kffn.. .fuuu.. ..uuu.. ..k.k.. .......'),
  player_right: art('..nnn.. ..nff.. ..nffk. ..uuuf. ..uuu.. ..k.k.. .......'),
  player_up: art('..nnn.. ..nnn.. ..fnf.. .fuuuf. ..uuu.. ..k.k.. .......'),
  player_down: art('..nnn.. ..fff.. ..kfk.. .fuuuf. ..uuu.. ..k.k.. .......'),
  player_sleeping: art('....... ....... nn..... nffuuuk nffuuuk nn..... .......'),
} as const

/** What is held, 4 pixels wide: the number stands beside it. */
export const itemArt = {
  health: art('.... R.RR RRRR RRRR .RR. ..R. ....'),
  food: art('.... .nn. nNNn nNNn .nw. ..ww ....'),
  drink: art('.... .q.. .qq. qqqq qqqq .qq. ....'),
  energy: art('.... ..l. .ll. llll .ll. .l.. ....'),
  sapling: art('.... .T.. TtT. .t.. .t.. nnn. ....'),
  wood: art('.... .... nnnn NNNN nnnn NNNN ....'),
  stone: art('.... .ss. sSss sssd sdss .ss. ....'),
  coal: art('.... .ee. ekee eeke keee .ee. ....'),
  iron: art('.... .ii. iOii iiin nii. .ii. ....'),
  diamond: art('.... .CC. CccC cccc .cc. .c.. ....'),
  wood_pickaxe: art('.... NNN. ..nN .n.N n... n... ....'),
  stone_pickaxe: art('.... SSS. ..nS .n.S n... n... ....'),
  iron_pickaxe: art('.... iii. ..ni .n.i n... n... ....'),
  wood_sword: art('.... ...N ..N. .N.. nn.. n... ....'),
  stone_sword: art('.... ...S ..S. .S.. nn.. n... ....'),
  iron_sword: art('.... ...i ..i. .i.. nn.. n... ....'),
} as const

/** Digits, 3×5. */
export const digitArt: readonly Art[] = [
  art('www w.w w.w w.w www'),
  art('.w. ww. .w. .w. www'),
  art('www ..w www w.. www'),
  art('www ..w .ww ..w www'),
  art('w.w w.w www ..w ..w'),
  art('www w.. www ..w www'),
  art('www w.. www w.w www'),
  art('www ..w ..w .w. .w.'),
  art('www w.w www w.w www'),
  art('www w.w www ..w www'),
]

export type GroundName = keyof typeof groundArt
export type CreatureName = keyof typeof creatureArt
export type ItemName = keyof typeof itemArt

/** A tile: `uint8 [7, 7, 3]`, RGB: ground with something on it, or nothing. */
export function worldTile(ground: GroundName, creature: CreatureName | null): Uint8Array {
  const tile = new Uint8Array(tileSide * tileSide * 3)
  paint(tile, groundArt[ground], 0, 0)
  if (creature !== null) paint(tile, creatureArt[creature], 0, 0)
  return tile
}

/** A slot of the inventory; black when nothing is held. */
export function itemTile(item: ItemName, amount: number): Uint8Array {
  const tile = new Uint8Array(tileSide * tileSide * 3)
  if (amount < 1) return tile
  paint(tile, itemArt[item], 0, 0)
  paint(tile, digitArt[Math.min(9, amount)], 4, 1)
  return tile
}

function paint(tile: Uint8Array, rows: Art, left: number, top: number): void {
  for (const [y, row] of rows.entries())
    for (let x = 0; x < row.length; x++) {
      if (row[x] === '.') continue
      tile.set(palette[row[x]], ((top + y) * tileSide + left + x) * 3)
    }
}
