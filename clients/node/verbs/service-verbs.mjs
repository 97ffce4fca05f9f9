import { printable } from '../../../integrations/common/printable.mjs';
import { tableLines } from './output.mjs';

const MAX_PEM = 1 << 16;

export const enginesVerb = {
  usage: 'engines',
  about: 'List the targets that the service offers.',
  least: 0,
  most: 0,
  options: {},
  async run(session) {
    const engines = await session.service.get('/api/v1/engines');
    const rows = engines.items.map((it) => [
      it.target,
      it.v8Version,
      String(it.builders.length),
      it.emulated ? 'emulated' : 'natively',
      it.isolation ?? '',
      (it.advisory?.status ?? 'SUPPORTED').toLowerCase(),
    ]);
    session.result(engines, tableLines(['target', 'V8', 'builders', 'runs', 'isolation', 'status'], rows));
    return 0;
  },
};

export const keysVerb = {
  usage: 'keys [ID]',
  about: 'List the public keys that the service signs and has signed with, or print one in PEM.',
  least: 0,
  most: 1,
  options: { pem: { type: 'boolean', about: 'print the key in PEM (default: the one that signs now)' } },
  async run(session, [id]) {
    const { service, values } = session;
    const keys = await service.get('/api/v1/keys');
    if (values.pem || id !== undefined) {
      const wanted = id ?? keys.items.find((it) => it.status === 'ACTIVE')?.id ?? '';
      const text = await service.bytes(`/api/v1/keys/${encodeURIComponent(wanted)}`, 'application/x-pem-file', MAX_PEM);
      const pem = printable(String(text)).trim();
      session.result({ pem }, pem.split('\n'));
    } else {
      const rows = keys.items.map((it) => [it.id, it.status, it.notBefore ?? '', it.notAfter ?? '']);
      session.result(keys, tableLines(['id', 'status', 'from', 'to'], rows));
    }
    return 0;
  },
};
