import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { SnapforgeError } from '../errors.mjs';
import { isObject } from '../json.mjs';
import { MAX_NOTE } from '../limits.mjs';

/** @param {NodeJS.ErrnoException} error */
const unusable = (error) =>
  new SnapforgeError('cache-unusable', 'The snapshot cache cannot be used.', {
    expected: 'a folder that this process may write to, with space left',
    found: error.code ?? error.message,
    hint: 'Check the folder given as cache.',
    cause: error,
  });

/**
 * Files that several processes may share: each appears whole, by a rename. What cannot be read, or is too long, is as good as
 * absent; what cannot be written is refused.
 */
export class CacheFolder {
  #root;

  /** @param {string} root */
  constructor(root) {
    this.#root = root;
  }

  /**
   * @param {string} path below the root
   * @param {number} limit bytes
   */
  async read(path, limit) {
    let file;
    try {
      file = await open(join(this.#root, path));
      const { size } = await file.stat();
      return size > limit ? undefined : await file.readFile();
    } catch {
      return undefined;
    } finally {
      await file?.close();
    }
  }

  /**
   * Makes a folder in which only this user can write.
   *
   * @param {string} path
   */
  async makeFolder(path) {
    try {
      await mkdir(join(this.#root, path), { recursive: true, mode: 0o700 });
    } catch (error) {
      throw unusable(error);
    }
  }

  /**
   * A JSON object.
   *
   * @param {string} path
   * @param {number} [limit] bytes
   * @returns {Promise<Record<string, any> | undefined>}
   */
  async readNote(path, limit = MAX_NOTE) {
    try {
      const value = JSON.parse(String((await this.read(path, limit))?.toString('utf8')));
      return isObject(value) ? value : undefined;
    } catch {
      return undefined;
    }
  }

  /**
   * @param {string} path
   * @param {string | Buffer} content
   */
  async write(path, content) {
    const target = join(this.#root, path);
    const draft = `${target}.${randomUUID()}.part`;
    try {
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      await writeFile(draft, content, { mode: 0o600 });
      await rename(draft, target);
    } catch (error) {
      await rm(draft, { force: true }).catch(() => {});
      throw unusable(error);
    }
  }

  /**
   * @param {string} path
   * @param {object} value
   */
  async writeNote(path, value) {
    await this.write(path, JSON.stringify(value));
  }

  /**
   * The names of the files in a folder, which may be absent.
   *
   * @param {string} path
   */
  async list(path) {
    try {
      return await readdir(join(this.#root, path));
    } catch (error) {
      if (error.code === 'ENOENT') return [];
      throw unusable(error);
    }
  }

  /** @param {string} path */
  async remove(path) {
    await rm(join(this.#root, path), { force: true });
  }
}
