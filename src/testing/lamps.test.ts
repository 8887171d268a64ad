import { testEnvironment } from '#testing'
import { lamps } from './lamps.ts'

testEnvironment(lamps, 'simulator', { lamps: 3, length: 20 })
