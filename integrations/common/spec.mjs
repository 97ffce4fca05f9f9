import { namedPath, readJson } from './bundle.mjs';

/** @import { Settings } from './settings.mjs' */

/**
 * The build spec (docs/spec.md) that settings mean: each of them goes before what the spec file says.
 *
 * @param {Settings} settings
 * @param {{ directory: string, labels: Record<string, string>, releases: boolean }} run
 */
export const specOf = (settings, { directory, labels, releases }) => {
  const file = typeof settings.spec === 'string' ? readJson(namedPath(settings.spec, directory)) : (settings.spec ?? {});
  const given = {
    name: settings.name,
    version: settings.version,
    prelude: settings.prelude,
    warmup: settings.warmup,
    requires: settings.requires,
    checks: settings.checks,
  };
  const present = Object.entries(given).filter(([, value]) => value !== undefined && value.length > 0);
  const spec = { ...file, ...Object.fromEntries(present), labels: { ...file.labels, ...labels } };
  // A build without a name releases nothing, and its token needs no right to the name.
  if (!releases) {
    delete spec.name;
    delete spec.version;
  }
  return spec;
};
