import { defineConfig } from 'vite';

export default defineConfig({
  base: '/',
  build: {
    outDir: 'target/classes/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
  server: {
    proxy: { '/api': { target: process.env.MEGAWATT_API ?? 'http://127.0.0.1:8080' } },
  },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
});
