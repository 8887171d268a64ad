import weights from './weights.json' with { type: 'json' }

/** In the order of the model's `featureNames`; a test compares the names. */
const fitted = Object.values(weights)

/**
 * How well a player stands, -1…1: twice the fitted chance to win, less one. The weights are fitted by `bench/vgc-fit.ts`
 * to battles of our own agents on training starts.
 */
export function evaluate(features: Float64Array): number {
  let sum = 0
  for (let i = 0; i < features.length; i++) sum += features[i] * fitted[i]
  return Math.tanh(sum / 2)
}
