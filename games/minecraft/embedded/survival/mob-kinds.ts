export interface Kind {
  readonly health: number
  /** Blocks a tick when it walks. */
  readonly speed: number
  readonly manner: 'flees' | 'bites' | 'shoots' | 'explodes'
  /** Half hearts a bite. */
  readonly bite: number
  /** Gone under the open sky by day. */
  readonly burns: boolean
}

const animal = { speed: 0.06, manner: 'flees', bite: 0, burns: false } as const

export const mobKinds: Readonly<Record<string, Kind>> = {
  cow: { ...animal, health: 10 },
  pig: { ...animal, health: 10 },
  sheep: { ...animal, health: 8 },
  chicken: { ...animal, health: 4 },
  zombie: { health: 20, speed: 0.1, manner: 'bites', bite: 3, burns: true },
  skeleton: { health: 20, speed: 0.1, manner: 'shoots', bite: 0, burns: true },
  creeper: { health: 20, speed: 0.1, manner: 'explodes', bite: 0, burns: false },
}
export const herds = ['cow', 'pig', 'sheep', 'chicken']
/** As likely as each other, as in vanilla, which has spiders besides. */
export const hordes = ['zombie', 'skeleton', 'creeper']
