import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_SIZE = 22;
const UTF8 = 0x0800;
const DEFLATED = 8;
/** 1 January 1980: the same files give the same archive. */
const DATE = 0x21;
const MAX_ENTRY = 1 << 20;

const header = (signature, size, fill) => {
  const buffer = Buffer.alloc(size);
  buffer.writeUInt32LE(signature, 0);
  fill(buffer);
  return buffer;
};

/** The fields that both headers of an entry have, from this offset on. */
const writeEntry = (buffer, offset, { name, packed, content }) => {
  buffer.writeUInt16LE(20, offset);
  buffer.writeUInt16LE(UTF8, offset + 2);
  buffer.writeUInt16LE(DEFLATED, offset + 4);
  buffer.writeUInt16LE(DATE, offset + 8);
  buffer.writeUInt32LE(crc32(content), offset + 10);
  buffer.writeUInt32LE(packed.length, offset + 14);
  buffer.writeUInt32LE(content.length, offset + 18);
  buffer.writeUInt16LE(name.length, offset + 22);
};

/**
 * A zip archive.
 *
 * @param {Map<string, Buffer>} files what it holds, by name
 * @returns {Buffer}
 */
export const zipped = (files) => {
  const parts = [];
  const central = [];
  let offset = 0;
  for (const [text, content] of files) {
    const entry = { name: Buffer.from(text), content, packed: deflateRawSync(content) };
    const at = offset;
    const local = Buffer.concat([header(LOCAL, 30, (it) => writeEntry(it, 4, entry)), entry.name, entry.packed]);
    parts.push(local);
    offset += local.length;
    const record = header(CENTRAL, 46, (it) => {
      it.writeUInt16LE(20, 4);
      writeEntry(it, 6, entry);
      it.writeUInt32LE(at, 42);
    });
    central.push(record, entry.name);
  }
  const directory = Buffer.concat(central);
  const end = header(END, END_SIZE, (it) => {
    it.writeUInt16LE(files.size, 8);
    it.writeUInt16LE(files.size, 10);
    it.writeUInt32LE(directory.length, 12);
    it.writeUInt32LE(offset, 16);
  });
  return Buffer.concat([...parts, directory, end]);
};

/**
 * What a zip archive holds under a name; undefined if there is no such entry.
 *
 * @throws {Error} if it is no zip archive, or the entry has more than 1 MiB
 */
export const zipEntry = (archive, wanted) => {
  const end = archive.lastIndexOf(header(END, 4, () => {}));
  if (end < 0) throw new Error('no zip archive');
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const [nameSize, extraSize, commentSize] = [28, 30, 32].map((it) => archive.readUInt16LE(at + it));
    if (archive.toString('utf8', at + 46, at + 46 + nameSize) === wanted) {
      const local = archive.readUInt32LE(at + 42);
      const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
      const packed = archive.subarray(from, from + archive.readUInt32LE(at + 20));
      return archive.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed, { maxOutputLength: MAX_ENTRY });
    }
    at += 46 + nameSize + extraSize + commentSize;
  }
  return undefined;
};
