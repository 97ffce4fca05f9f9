import { verifyAttestation, verifyRelease } from '../src/index.mjs';
import { KEY_OPTION, REQUIRES_OPTION, requiredWords } from './options.mjs';
import { tableLines } from './output.mjs';
import { foundVersion, releaseReference, usableTargets } from './release-reference.mjs';
import { misuse } from './settings.mjs';
import { warnOfAnswer, warnOfVersion } from './usage-warnings.mjs';

/** Platform and engine of a target. */
export const runtimeOf = (target, v8Version) => {
  const [platform, engine, more] = target.split('/');
  if (!platform || !engine || more !== undefined) {
    throw misuse('This is no target.', 'for example linux-x64/javet-v8-5.0.6', target, "Correct it; 'snapforge engines' lists them.");
  }
  return { platform, engine, v8Version };
};

/** The service's answer counts only if it is signed. */
const ofTarget = async (session, selector, target) => {
  const { platform, engine } = runtimeOf(target);
  const { name, version, channel } = selector;
  const requires = requiredWords(session.values);
  const required = requires.length > 0 ? { requires: requires.join(',') } : {};
  const vulnerable = session.values['refuse-vulnerable'] ? { vulnerable: 'refuse' } : {};
  const which = version === undefined ? { channel } : { version };
  const question = new URLSearchParams({ name, ...which, platform, engine, ...required, ...vulnerable });
  const answer = await session.service.get(`/api/v1/resolve?${question}`);
  const keys = await session.keys();
  const { release } = verifyRelease(answer, selector, { keys, node: runtimeOf(target, answer.v8Version) });
  if (requires.length > 0) {
    const path = `/api/v1/snapshots/${release.snapshot}/attestation`;
    const envelope = await session.service.bytes(path, 'application/vnd.dsse.envelope.v1+json', 1 << 20);
    verifyAttestation(JSON.parse(String(envelope)), release.snapshot, { keys, requires });
  }
  warnOfAnswer(session, answer);
  session.result(answer, [release.snapshot]);
  return 0;
};

export const resolveVerb = {
  usage: 'resolve NAME[@VERSION]',
  about: 'Print the digest of the snapshot that a name stands for; without --target, those of all targets.',
  least: 1,
  most: 1,
  options: {
    channel: { type: 'string', param: 'CHANNEL', about: 'a channel (default latest)' },
    target: { type: 'string', param: 'TARGET', about: 'for this runtime' },
    'refuse-vulnerable': { type: 'boolean', about: 'with --target: refuse what stands on a vulnerable engine, instead of a warning' },
    ...REQUIRES_OPTION,
    ...KEY_OPTION,
  },
  async run(session, [name]) {
    const { channel, target } = session.values;
    const reference = releaseReference(name, channel);
    if (target === undefined && requiredWords(session.values).length > 0) {
      throw misuse('What a snapshot offers is asked of one target.', '--requires with --target', 'no --target', 'Add --target.');
    }
    if (target !== undefined) return ofTarget(session, reference, target);
    const found = await foundVersion(session.service, reference);
    await warnOfVersion(session, reference.name, found.version, usableTargets(found));
    const rows = usableTargets(found).map((it) => [found.version.version, it.target, it.snapshot]);
    session.result(found.version, tableLines(['version', 'target', 'snapshot'], rows));
    return 0;
  },
};
