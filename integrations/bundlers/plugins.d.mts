/** Options of the plugins. */
export interface Options {
  /** The address of the service; without it, `SNAPFORGE_URL`. */
  url?: string;
  /** A bearer token; without it, `SNAPFORGE_TOKEN`. */
  token?: string;
  /** A build spec (docs/spec.md), in which targets may be patterns. With `name` and `version`, what is built is released. */
  spec?: Record<string, unknown>;
  /** The channel to point to the version, once it is released. */
  promote?: string;
  /** Whether to wait for the end of the build and tell what it says. */
  wait?: boolean;
  /** Whether a failed build or a refusal fails the bundler's build. */
  fail?: boolean;
  /** How long to wait at most, in seconds; 600 without it. */
  timeoutSeconds?: number;
}

/** A plugin for esbuild. */
export function esbuildPlugin(options?: Options): { name: string; setup(build: any): void };

/** A plugin for Rollup. */
export function rollupPlugin(options?: Options): { name: string; writeBundle(output: any, bundle: any): Promise<void> };

/** A plugin for Vite. */
export function vitePlugin(options?: Options): {
  name: string;
  apply: 'build';
  enforce: 'post';
  writeBundle(output: any, bundle: any): Promise<void>;
};
