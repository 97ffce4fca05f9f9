// Plugins for esbuild, Rollup and Vite that build V8 startup snapshots of what was bundled, with a Snapforge service.

export { esbuildPlugin } from './esbuild-plugin.mjs';
export { rollupPlugin, vitePlugin } from './rollup-plugin.mjs';
