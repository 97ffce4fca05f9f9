// What a plain runtime and the one whose snapshot is made say of WebAssembly in the same words: values, and what changed in a memory.
(() => {
  const { is } = Object;
  const DIGITS = '0123456789abcdef';
  const GAP = 16;
  const hex = (bytes, from, to) => {
    let text = '';
    for (let i = from; i < to; i++) text += DIGITS[bytes[i] >> 4] + DIGITS[bytes[i] & 15];
    return text;
  };
  return {
    /** A value that crosses the border, or undefined where it has no words: an object. */
    say(value) {
      if (value === undefined) return 'u';
      if (value === null) return '0';
      if (typeof value === 'number') return 'n' + (is(value, -0) ? '-0' : String(value));
      if (typeof value === 'bigint') return 'b' + String(value);
      if (typeof value === 'boolean') return value ? 'y' : 'n0';
      return typeof value === 'string' ? 's' + value : undefined;
    },
    heard(word) {
      const text = word.slice(1);
      return { u: () => undefined, 0: () => null, n: () => +text, b: () => BigInt(text), y: () => true, s: () => text }[word[0]]();
    },
    /** What is other in these bytes than in the image, as text: where, and the bytes there; the image is as they are then. */
    changes(image, bytes) {
      let text = '';
      const words = bytes.length >> 2;
      const now = new Uint32Array(bytes.buffer, 0, words);
      const before = new Uint32Array(image.buffer, 0, words);
      for (let i = 0; i < words; i++) {
        if (now[i] === before[i]) continue;
        let last = i;
        for (let j = i; j < words && j - last < GAP; j++) if (now[j] !== before[j]) last = j;
        text += (text === '' ? '' : ' ') + i * 4 + ':' + hex(bytes, i * 4, last * 4 + 4);
        i = last;
      }
      if (text !== '') image.set(bytes);
      return text;
    },
    /** Puts such changes into these bytes. */
    write(text, bytes) {
      for (const run of text === '' ? [] : text.split(' ')) {
        const colon = run.indexOf(':');
        const start = +run.slice(0, colon);
        for (let i = colon + 1, at = start; i < run.length; i += 2, at++) bytes[at] = parseInt(run.slice(i, i + 2), 16);
      }
    },
  };
})()
