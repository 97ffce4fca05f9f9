// A real HTTP server that answers as the service does.

import { createHash, sign } from 'node:crypto';
import { createServer } from 'node:http';

import { digestOf, NODE } from './engine.mjs';

/** Answers as the service does; `instead`, if it is set, answers everything. */
export const serve = async () => {
  const files = new Map();
  const requests = [];
  const self = { files, requests, statuses: [], instead: undefined };
  const server = createServer((request, response) => {
    requests.push(request);
    if (self.instead !== undefined) return self.instead(request, response);
    const body = files.get(request.url);
    const etag = body && `W/"${createHash('sha256').update(body).digest('hex')}"`;
    const status = body === undefined ? 404 : request.headers['if-none-match'] === etag ? 304 : 200;
    if (request.url.includes('/resolve')) self.statuses.push(status);
    response.writeHead(status, { ETag: etag ?? '"none"' }).end(status === 200 ? body : undefined);
    return undefined;
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  self.address = `http://127.0.0.1:${server.address().port}`;
  self.publish = (container, signer, keyId = signer.id, signature = sign(null, container, signer.privateKey)) => {
    const digest = digestOf(container);
    const path = `/api/v1/snapshots/${digest}`;
    files.set(path, JSON.stringify({ digest, signature: { keyId, algorithm: 'Ed25519' } }));
    files.set(`${path}/container`, container);
    files.set(`${path}/signature`, signature);
    return digest;
  };
  self.resolve = (question, release, channelStatement = null) => {
    const path = `/api/v1/resolve?${question}&platform=${NODE.platform}&engine=${NODE.engine}`;
    files.set(path, JSON.stringify({ release, channelStatement }));
  };
  self.close = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return self;
};
