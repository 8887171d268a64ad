import { testEnvironment } from '#testing'
import crafter from './index.ts'

testEnvironment(crafter, 'simulator', {})
testEnvironment(crafter, 'simulator', { area: { width: 24, height: 40 }, densities: { zombies: 3 }, length: 50 })
