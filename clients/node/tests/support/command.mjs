// The real command, in a process of its own.

import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { ENGINE } from './engine.mjs';
import { folder, key, service } from './setting.mjs';

const PROGRAM = fileURLToPath(new URL('../../snapforge.mjs', import.meta.url));

/** The same arguments for a node that is not the one that runs the command. */
const withNode = ([name, ...rest]) => {
  if (name === undefined) return [];
  const takesOptions = ['run', 'install', 'check', 'fetch'].includes(name) || (name === 'resolve' && rest.includes('--name'));
  return takesOptions ? [name, '--timeout', '300', '--node', ENGINE, ...rest] : [name, ...rest];
};

/** Runs the command; the server here goes on answering meanwhile. */
export const command = (args, options = {}) =>
  new Promise((done) => {
    const home = join(folder, 'home');
    const env = { PATH: process.env.PATH, SNAPFORGE_SERVER: service.address, XDG_CACHE_HOME: home, ...options.env };
    const stdio = ['ignore', 'pipe', 'pipe'];
    const child = spawn(process.execPath, [PROGRAM, ...withNode(args)], { env, cwd: folder, stdio });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (data) => {
      stdout += data;
      options.onOutput?.(child, stdout);
    });
    child.stderr.on('data', (data) => (stderr += data));
    child.on('close', (code, signal) => done({ code, signal, stdout, stderr }));
  });

export const keyFile = () => {
  const path = join(folder, 'key.pem');
  writeFileSync(path, key.pem);
  return path;
};

export const plainFile = () => {
  const path = join(folder, 'plain.js');
  writeFileSync(path, "console.log('plain', ...process.argv.slice(2)); process.exitCode = 8;");
  return path;
};
