import { hasGrown } from './pipeline.mjs';
import { commentMarkdown, commentMarker } from './report.mjs';

/** @import { Outcome } from './pipeline.mjs' */

const PER_PAGE = 100;
const MAX_PAGES = 30;

/**
 * Comments once: a new comment only if something grew beyond its limits, and later runs change that one.
 *
 * @param {Outcome} outcome
 * @param {object} host the code host's own REST API
 * @param {(page: number, perPage: number) => Promise<object[]>} host.list comments, each with `id` and `body`
 * @param {(comment: object) => Promise<boolean> | boolean} host.isOwn whether this pipeline may have written it
 * @param {(body: string) => Promise<unknown>} host.create
 * @param {(id: number, body: string) => Promise<unknown>} host.update
 * @returns {Promise<'none' | 'created' | 'updated'>}
 */
export const commentOnce = async (outcome, host) => {
  if (!outcome.comparison) return 'none';
  const earlier = await ownComment(host, commentMarker(outcome));
  if (!earlier && !hasGrown(outcome)) return 'none';
  const body = commentMarkdown(outcome);
  if (!earlier) {
    await host.create(body);
    return 'created';
  }
  if (earlier.body !== body) await host.update(earlier.id, body);
  return 'updated';
};

const ownComment = async (host, marker) => {
  for (let page = 1; page <= MAX_PAGES; page++) {
    const comments = await host.list(page, PER_PAGE);
    for (const it of comments) {
      if (it.body?.startsWith(marker) && (await host.isOwn(it))) return it;
    }
    if (comments.length < PER_PAGE) return undefined;
  }
  return undefined;
};

/** Asks a code host's REST API; redirects are not followed, since they could lead its token elsewhere. */
export const askHost = async (address, { method = 'GET', headers, body }) => {
  const request = {
    method,
    headers: { 'Content-Type': 'application/json', 'User-Agent': 'snapforge', ...headers },
    body: body && JSON.stringify(body),
    redirect: 'manual',
    signal: AbortSignal.timeout(30_000),
  };
  const response = await fetch(address, request).catch((error) => {
    throw new Error(`${new URL(address).host} does not answer: ${error.cause?.code ?? error.message}`);
  });
  if (!response.ok) throw new Error(`${method} ${new URL(address).pathname} was answered with ${response.status}`);
  return response.json();
};
