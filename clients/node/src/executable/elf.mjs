const CLASS_64_LITTLE_ENDIAN = Buffer.from('7f454c460201', 'hex');
const PROGRAM_HEADERS_AT = 32;
const PROGRAM_HEADER_COUNT_AT = 56;
const PROGRAM_HEADER_SIZE = 56;
const LOAD_SEGMENT = 1;
const NOTE_SEGMENT = 4;
const TABLE_SEGMENT = 6;
const READ_ONLY = 4;
/** The largest page that Linux has on x64 and arm64: what is mapped begins at one, whatever the machine's own size is. */
const LARGEST_PAGE = 0x10000;

/**
 * @typedef {object} Segment a program header, of which names are those of elf(5) without their `p_`
 * @property {number} type
 * @property {number} flags
 * @property {number} offset
 * @property {number} vaddr
 * @property {number} filesz
 * @property {number} memsz
 * @property {number} align
 */

/**
 * @param {number} number
 * @param {number} unit
 */
const roundedUp = (number, unit) => Math.ceil(number / unit) * unit;

/**
 * @param {Buffer} program
 * @param {number} at
 * @returns {Segment}
 */
const readSegment = (program, at) => {
  const wide = (/** @type {number} */ offset) => Number(program.readBigUInt64LE(at + offset));
  const [type, flags] = [program.readUInt32LE(at), program.readUInt32LE(at + 4)];
  return { type, flags, offset: wide(8), vaddr: wide(16), filesz: wide(32), memsz: wide(40), align: wide(48) };
};

/** @param {Segment} segment */
const writeSegment = ({ type, flags, offset, vaddr, filesz, memsz, align }) => {
  const bytes = Buffer.alloc(PROGRAM_HEADER_SIZE);
  bytes.writeUInt32LE(type, 0);
  bytes.writeUInt32LE(flags, 4);
  [offset, vaddr, vaddr, filesz, memsz, align].forEach((it, i) => bytes.writeBigUInt64LE(BigInt(it), 8 + 8 * i));
  return bytes;
};

/**
 * @param {string} name
 * @param {number} size of what it describes
 */
const noteHead = (name, size) => {
  const head = Buffer.alloc(12 + roundedUp(name.length + 1, 4));
  head.writeUInt32LE(name.length + 1, 0);
  head.writeUInt32LE(size, 4);
  head.write(name, 12, 'latin1');
  return head;
};

/** Whether a file is an ELF program of 64 bits, little-endian. */
export const isElf64 = (/** @type {Buffer} */ program) =>
  program.subarray(0, CLASS_64_LITTLE_ENDIAN.length).equals(CLASS_64_LITTLE_ENDIAN);

/**
 * Adds a note to an ELF program, in a segment of its own behind everything that is there: the table of segments, which cannot grow where
 * it is, moves there with two more entries. The same arguments give the same bytes. Addresses of the new segment differ from offsets in
 * the file by as much as those of the first one, as older kernels take for granted where they look for the table.
 *
 * @param {Buffer} program which is changed in place
 * @param {string} name the note's
 * @param {Buffer[]} description its content, in parts
 * @returns {Buffer[] | undefined} the file, in parts; undefined if the program has no room for more addresses behind it
 */
export const withNote = (program, name, description) => {
  const table = Number(program.readBigUInt64LE(PROGRAM_HEADERS_AT));
  const count = program.readUInt16LE(PROGRAM_HEADER_COUNT_AT);
  const segments = Array.from({ length: count }, (_, i) => readSegment(program, table + i * PROGRAM_HEADER_SIZE));
  const loaded = segments.filter(({ type }) => type === LOAD_SEGMENT);
  const base = loaded[0].vaddr - loaded[0].offset;
  const start = roundedUp(program.length, LARGEST_PAGE);
  if (loaded.some(({ vaddr, memsz }) => vaddr + memsz > base + start)) return undefined;

  const tableSize = (count + 2) * PROGRAM_HEADER_SIZE;
  const size = description.reduce((sum, { length }) => sum + length, 0);
  const head = noteHead(name, size);
  const place = (/** @type {number} */ offset, /** @type {number} */ length) => ({
    flags: READ_ONLY,
    offset,
    vaddr: base + offset,
    filesz: length,
    memsz: length,
  });
  const noteAt = roundedUp(start + tableSize, 16);
  const noteSize = roundedUp(head.length + size, 4);
  const moved = segments.map((it) => (it.type === TABLE_SEGMENT ? { ...it, ...place(start, tableSize) } : it));
  // Loaded segments are in the order of their addresses.
  const load = { type: LOAD_SEGMENT, align: LARGEST_PAGE, ...place(start, noteAt + noteSize - start) };
  moved.splice(segments.lastIndexOf(loaded[loaded.length - 1]) + 1, 0, load);
  moved.push({ type: NOTE_SEGMENT, align: 4, ...place(noteAt, noteSize) });
  program.writeBigUInt64LE(BigInt(start), PROGRAM_HEADERS_AT);
  program.writeUInt16LE(moved.length, PROGRAM_HEADER_COUNT_AT);
  return [
    program,
    Buffer.alloc(start - program.length),
    ...moved.map(writeSegment),
    Buffer.alloc(noteAt - start - tableSize),
    head,
    ...description,
    Buffer.alloc(noteSize - head.length - size),
  ];
};
