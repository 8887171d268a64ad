import { type Feature, featureNames } from '../../games/pokemon-vgc/model/features.ts'
import weights from './weights.json' with { type: 'json' }

const fitted = featureNames.map(name => (weights as Readonly<Record<Feature, number>>)[name])

/**
 * How well a player stands, -1…1: twice the fitted chance to win, less one. The weights are fitted by `bench/vgc-fit.ts`
 * to battles of our own agents on training starts.
 */
export function evaluate(features: Float64Array): number {
  let sum = 0
  for (let i = 0; i < features.length; i++) sum += features[i] * fitted[i]
  return Math.tanh(sum / 2)
}
