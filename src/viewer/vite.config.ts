import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The page, as files that need no network: `dist/viewer`. */
export default defineConfig({
  root: here('web'),
  base: '/',
  publicDir: here('web/public'),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: here('../../dist/viewer'),
    emptyOutDir: true,
    assetsInlineLimit: 0, // nothing inline: the page's policy allows files of this server only
    modulePreload: { polyfill: false },
    target: 'es2023',
    reportCompressedSize: false,
  },
})
