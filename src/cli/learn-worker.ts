import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serveTrials } from '../learn/workers/thread.ts'
import { resolveFromOutside } from './resolve.ts'

// What a learner's worker threads run: they find games as the program itself does.
resolveFromOutside(join(dirname(fileURLToPath(import.meta.url)), '..', '..'))
serveTrials()
