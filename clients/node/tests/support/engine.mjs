// The Node that makes the blobs: the running one, or $SNAPFORGE_TEST_NODE. The service must have an engine for it: 24 or newer.

import { createHash } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';

import { describeNode } from '../../snapforge.mjs';

export const ENGINE = process.env.SNAPFORGE_TEST_NODE ?? process.execPath;
export const NODE = describeNode(ENGINE);
export const VERSION = NODE.engine.slice('node-'.length);
export const TARGET = `${NODE.platform}/${NODE.engine}`;

/** @param {import('node:crypto').BinaryLike} bytes */
export const digestOf = (bytes) => 'sha256:' + createHash('sha256').update(bytes).digest('hex');

export const BINARY = digestOf(readFileSync(realpathSync(ENGINE)));
