import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))
const alias = { '#core': path('./src/core/index.ts'), '#testing': path('./src/testing/index.ts') }

/**
 * `unit` belongs to every check; `slow` to `npm test`; `browser` needs Chromium and runs in CI. The last two drive real
 * processes on machines of any load, so one of them fails only if it fails twice.
 */
export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          testTimeout: 30_000, // what hangs ends; what is only slow, on a machine of any load, does not fail
          include: ['{src,games,agents,skills,docs}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.{slow,browser}.test.*'],
        },
      },
      {
        resolve: { alias },
        test: { name: 'slow', retry: 1, include: ['**/*.slow.test.ts'], exclude: ['node_modules', 'dist', 'runs'] },
      },
      {
        resolve: { alias },
        test: {
          name: 'browser',
          retry: 1,
          include: ['**/*.browser.test.ts'],
          exclude: ['node_modules', 'dist', 'runs'],
        },
      },
    ],
  },
})
