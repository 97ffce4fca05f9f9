import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { digestOf, NODE } from './support/engine.mjs';
import { envelopeOf, provenanceOf } from './support/samples.mjs';
import { first, key, resolve, second, service, STABLE } from './support/setting.mjs';

const NEEDY = { ...STABLE, requires: ['intl', 'web:fetch'] };

/** The service names the same snapshot to those who ask for something. */
const offer = () => {
  const path = `/api/v1/resolve?name=${STABLE.name}&channel=${STABLE.channel}&platform=${NODE.platform}&engine=${NODE.engine}`;
  service.files.set(`${path}&requires=intl%2Cweb%3Afetch`, service.files.get(path));
};

const attest = (words, container = first) => {
  const statement = provenanceOf(container);
  const content = words && Buffer.from(JSON.stringify(words)).toString('base64');
  if (content) statement.predicate.runDetails.byproducts = [{ content, name: 'capabilities' }];
  service.files.set(`/api/v1/snapshots/${digestOf(first)}/attestation`, JSON.stringify(envelopeOf(statement, key)));
};

const codeOf = async () => (await resolve(NEEDY)).problem?.code;

describe('what is required of a snapshot', () => {
  test('has to be proved', async () => {
    offer();
    attest(['intl', 'web:URL', 'web:fetch']);
    const { outcome, digest, problem } = await resolve(NEEDY);
    assert.equal(outcome, 'FRESH', problem?.message);
    assert.equal(digest, digestOf(first));
  });

  test('is refused if it lacks something, does not say, or is of another file', async () => {
    offer();
    attest(['web:fetch']);
    const { problem } = await resolve(NEEDY);
    assert.equal(problem.code, 'capability-missing');
    assert.equal(problem.found, 'a snapshot without intl');
    attest(undefined);
    assert.equal(await codeOf(), 'capability-missing');
    attest(['intl', 'web:fetch'], second);
    assert.equal(await codeOf(), 'other-subject');
  });

  test('is not passed by what was resolved without it', async () => {
    offer();
    assert.equal((await resolve(STABLE)).outcome, 'FRESH');
    attest([]);
    assert.equal(await codeOf(), 'capability-missing');
  });
});
