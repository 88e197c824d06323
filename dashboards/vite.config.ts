import { defineConfig } from 'vitest/config';

const SERVICE = 'http://127.0.0.1:8080';

export default defineConfig({
  base: '/',
  build: {
    outDir: 'target/classes/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
  server: { proxy: { '/api': SERVICE, '/sign-in': SERVICE } },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
});
