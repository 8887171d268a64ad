import { testEnvironment, testModel } from '#testing'
import pokemonVgc from './index.ts'

testEnvironment(pokemonVgc, 'simulator', {}, { seeds: [1, 2], steps: 40 })
testEnvironment(
  pokemonVgc,
  'simulator',
  { format: 'gen9championsvgc2026regmb', sheets: 'closed' },
  { seeds: [3], steps: 25 },
)
testModel(pokemonVgc, 'simulator', {}, { seeds: [5], steps: 30, hides: true })
