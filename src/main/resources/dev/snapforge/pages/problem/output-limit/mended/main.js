globalThis.rows = () => 'row '.repeat(25e6);
