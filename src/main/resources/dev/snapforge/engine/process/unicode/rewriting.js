// Rewrites the files of a bundle for a V8 without Unicode's tables: a literal that asks for them becomes a call, as long as the literal
// was, and where RegExp is called, another name stands. So every line and column stays. Both names are new ones in Latin-1, in which
// V8 keeps a character in a byte, and constants of a script that runs before the bundle (runtime.js).
'use strict';
(({ asks, expand, MOST }, references) => {
  const TEXT = /\\p\{/i;
  // Cheap, and right for all that has none: what looks like flags behind a slash.
  const FLAGS = /\/[dgmsy]*(?:i[dgmsy]*v|v[dgmsy]*i)[dgmsy]*(?![\w$])/;
  const NAMES = [...'ªºµßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿ'];
  const { stringify } = JSON;
  // What is wrong with an expression, V8 says: at its place, and with the words of an engine that has the tables.
  acorn.Parser.prototype.validateRegExpFlags = acorn.Parser.prototype.validateRegExpPattern = () => {};

  const files = [];
  const patterns = new Map();
  const literals = new Map();
  let length = 0;
  let tooLong;

  const parse = ({ source, isModule }) => {
    try {
      return acorn.parse(source, {
        ecmaVersion: 'latest',
        sourceType: isModule ? 'module' : 'script',
        locations: true,
        allowHashBang: true,
      });
    } catch {
      return undefined;
    }
  };

  const walk = (program, visit) => {
    const rest = [program];
    while (rest.length > 0) {
      const node = rest.pop();
      visit(node);
      for (const value of Object.values(node)) {
        for (const child of Array.isArray(value) ? value : [value]) if (typeof child?.type === 'string') rest.push(child);
      }
    }
  };

  const expanded = (pattern, flags) => {
    try {
      const text = expand(pattern, flags);
      // What V8 does not take either way is V8's to tell.
      new RegExp(text, flags);
      return text;
    } catch (error) {
      if (error instanceof RangeError) throw error;
      return pattern;
    }
  };

  /** The number of a literal that has to be written anew, or nothing. */
  const numberOf = ({ pattern, flags }) => {
    if (!asks(pattern, flags)) return undefined;
    const key = `${flags}/${pattern}`;
    if (!literals.has(key)) {
      const text = expanded(pattern, flags);
      if (text === pattern) return undefined;
      if (!patterns.has(text)) {
        patterns.set(text, patterns.size);
        length += text.length;
        if (length > MOST) throw new RangeError('All of them together are too long');
      }
      literals.set(key, { number: literals.size, entry: [pattern, flags, patterns.get(text)] });
    }
    return literals.get(key).number;
  };

  const asksInText = (node) =>
    (node.type === 'Literal' && typeof node.value === 'string' && TEXT.test(node.value)) ||
    (node.type === 'TemplateElement' && (TEXT.test(node.value.raw) || TEXT.test(node.value.cooked ?? '')));

  // A call in it would end what `new` is about.
  const leftmost = (callee) => {
    let node = callee;
    while (node.type === 'MemberExpression' || node.type === 'TaggedTemplateExpression') node = node.object ?? node.tag;
    return node;
  };

  const find = (file) => {
    const inNew = new Set();
    walk(file.program, (node) => {
      if (node.type === 'NewExpression') inNew.add(leftmost(node.callee));
      if (node.type === 'Literal' && node.regex) {
        let number;
        try {
          number = numberOf(node.regex);
        } catch {
          tooLong ??= [node.loc.start.line, node.loc.start.column + 1, 1, 0, file.name].join('\t');
        }
        if (number !== undefined) file.found.push({ node, number });
      } else if (asksInText(node)) file.texts.push(node);
    });
    for (const it of file.found) it.wrapped = inNew.has(it.node) || /[\w$\u0080-\uffff]/.test(file.source[it.node.start - 1] ?? '');
  };

  const declares = (program) =>
    program.body.some((node) => {
      const names = references.boundNames(node.declaration ?? node);
      return [...names, ...(node.specifiers ?? []).map(({ local }) => local?.name)].includes('RegExp');
    });
  /** Where RegExp, the global one, is called or extended. */
  const calls = ({ program, isModule }) => {
    if (isModule && declares(program)) return [];
    const called = new Set();
    walk(program, (node) => {
      if (/^(New|Call)Expression$/.test(node.type)) called.add(node.callee);
      if (/^Class/.test(node.type) && node.superClass) called.add(node.superClass);
    });
    return references
      .of(program, new Set(['RegExp']))
      .uses.map(({ node }) => node)
      .filter((node) => called.has(node));
  };

  const names = () => {
    const isFree = (name) => !files.some(({ source }) => source.includes(name));
    const free = [...NAMES, ...NAMES.flatMap((one) => NAMES.map((other) => one + other))].filter(isFree);
    return free.slice(0, 2);
  };

  const rewrite = ({ source, found, called }, [literal, expression]) => {
    const edits = found.map(({ node, number, wrapped }) => ({
      node,
      text: wrapped ? `(${literal}(${number}))` : `${literal}(${number})`,
    }));
    edits.push(...called.map((node) => ({ node, text: expression })));
    edits.sort((one, other) => one.node.start - other.node.start);
    let text = '';
    let at = 0;
    for (const { node, text: instead } of edits) {
      text += source.slice(at, node.start) + instead.padEnd(node.end - node.start);
      at = node.end;
    }
    return text + source.slice(at);
  };

  const place = (file) => {
    const first = [...file.found.map(({ node }) => node), ...file.texts].sort((one, other) => one.start - other.start)[0];
    return { line: first.loc.start.line, column: first.loc.start.column + 1 };
  };

  return {
    add(name, source, isModule) {
      files.push({ name, source, isModule, found: [], texts: [], called: [] });
    },

    /**
     * @param library the expression that expander.js is
     * @param runtime the expression that runtime.js is
     * @returns the script that has to run first; empty if there is nothing to do
     */
    finish(library, runtime) {
      for (const file of files) {
        if (!TEXT.test(file.source) && !FLAGS.test(file.source)) continue;
        file.program = parse(file);
        if (file.program) find(file);
      }
      if (files.every(({ found, texts }) => found.length === 0 && texts.length === 0)) return '';
      for (const file of files) {
        if (!file.source.includes('RegExp')) continue;
        file.program ??= parse(file);
        if (file.program) file.called = calls(file);
      }
      if (files.every(({ found, called }) => found.length === 0 && called.length === 0)) return '';
      const chosen = names();
      for (const file of files) if (file.found.length + file.called.length > 0) file.code = rewrite(file, chosen);
      const lists = `[${[...patterns.keys()].map((it) => stringify(it))}],[${[...literals.values()].map(({ entry }) => stringify(entry))}]`;
      // Where RegExp is never called, no expression comes that is not known now.
      const load = files.some(({ called }) => called.length > 0) ? `()=>${library}` : 'undefined';
      const [, body] = runtime.split("'use strict';\n");
      return `'use strict';const{literal:${chosen[0]},Expression:${chosen[1]}}=(${body.trimEnd().slice(0, -1)})(${asks},${load},${lists});\n`;
    },

    /** The text of a file, or nothing if it is as it was. */
    code: (name) => files.find((it) => it.name === name).code ?? '',

    /** Whether they would be too long. */
    isTooLong: () => tooLong !== undefined,

    /** How many UTF-16 units the expressions have that were written anew, or may have if they would be too long. */
    length: () => (tooLong === undefined ? length : MOST),

    /** A line for each file that has such expressions, or texts of them: line, column, how many, whether texts only; tabs between. */
    places: () =>
      tooLong ??
      files
        .filter(({ code, found, texts }) => code !== undefined && found.length + texts.length > 0)
        .map((file) => {
          const { line, column } = place(file);
          return [line, column, file.found.length, file.texts.length, file.name].join('\t');
        })
        .join('\n'),
  };
});
