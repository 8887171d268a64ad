import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serve } from '../tournament/worker.ts'
import { resolveFromOutside } from './resolve.ts'

// What a tournament's worker processes run: they find games and agents as the program itself does.
resolveFromOutside(join(dirname(fileURLToPath(import.meta.url)), '..', '..'))
serve()
