import { define } from './globals.js';
import { Request } from './request.js';
import { responseOf } from './response.js';
import { declare } from './slots.js';

const host = declare('fetch');

// The host is called with a Request, and answers a Response or { status, statusText, headers, body, url }.
export async function fetch(input, init) {
  const request = new Request(input, init);
  const { signal } = request;
  signal.throwIfAborted();
  const aborted = new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  return responseOf(await Promise.race([host(request), aborted]), request.url);
}

define({ fetch });
