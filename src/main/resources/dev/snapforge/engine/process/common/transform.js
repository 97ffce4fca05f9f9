// Turns an ES module into an expression that a classic script can hold: what it exports and imports, and a generator with its code,
// which stops once before the first statement (see modules.js). V8 cannot rehash what it keeps for its own modules, so a snapshot
// with them would carry its hash seed to every runtime. V8 has already compiled and linked the module when this runs, so what is not
// valid never comes here. The code keeps its text, but for import and export declarations, and for names that it imports from
// modules in a cycle with it or that change after they were set: those are read where they are, as the language wants; all others
// are constants. Lines stay, and so do columns, except behind an edit.
'use strict';
((references) => {
  const BLANK = '(?:\\s|/\\*[^]*?\\*/|//[^\\r\\n\\u2028\\u2029]*)*';
  const DEFAULT = new RegExp(`^export${BLANK}default`);
  const FUNCTION = new RegExp(`^(?:async${BLANK})?function${BLANK}(?:\\*)?`);
  const nameOf = (node) => node.name ?? node.value;
  const blank = (text) => ';' + text.slice(1).replace(/[^\r\n\u2028\u2029]/g, ' ');
  const { stringify } = JSON;

  /** What a module says of its imports and exports, and how its code uses them. */
  const describe = (source) => {
    const program = acorn.parse(source, { ecmaVersion: 'latest', sourceType: 'module', allowHashBang: true });
    const requests = [];
    const links = [];
    const imports = [];
    const named = [];
    const indirect = [];
    const stars = [];
    const request = (node) => {
      const specifier = node.source.value;
      if (!requests.includes(specifier)) requests.push(specifier);
      links.push({ from: specifier, start: node.start, bare: node.specifiers?.length === 0 });
      return specifier;
    };
    let prefix = 'snapforge$';
    while (source.includes(prefix)) prefix += '$';
    for (const node of program.body) {
      switch (node.type) {
        case 'ImportDeclaration': {
          const from = request(node);
          for (const { type, local, imported } of node.specifiers) {
            const name = { ImportDefaultSpecifier: 'default', ImportNamespaceSpecifier: '*' }[type] ?? nameOf(imported);
            imports.push({ local: local.name, from, name, whole: type === 'ImportNamespaceSpecifier' });
          }
          break;
        }
        case 'ExportAllDeclaration':
          if (node.exported) indirect.push({ exported: nameOf(node.exported), from: request(node), name: '*', whole: true });
          else stars.push(request(node));
          break;
        case 'ExportNamedDeclaration': {
          const from = node.source && request(node);
          if (node.declaration) for (const name of references.boundNames(node.declaration)) named.push([name, name]);
          for (const { exported, local } of node.specifiers) {
            if (from) indirect.push({ exported: nameOf(exported), from, name: nameOf(local), whole: false });
            else named.push([nameOf(exported), local.name]);
          }
          break;
        }
        case 'ExportDefaultDeclaration': {
          const { declaration } = node;
          const kept = /Declaration$/.test(declaration.type) && declaration.id;
          named.push(['default', kept ? declaration.id.name : prefix + 'default']);
        }
      }
    }
    const locals = [];
    for (const [exported, local] of named) {
      const imported = imports.find((it) => it.local === local);
      if (imported) indirect.push({ exported, from: imported.from, name: imported.name, whole: imported.whole });
      else locals.push({ exported, local });
    }
    const used = references.of(program, new Set([...imports.map(({ local }) => local), 'arguments']));
    return { source, program, prefix, requests, links, imports, indirect, stars, locals, ...used };
  };

  /**
   * @param module as described
   * @param live whether an import, by its local name, has to be read where it is
   * @param header what the linker needs to know besides, as members of an object literal
   * @param separator what stands between our code and the module's
   */
  const emit = ({ source, program, prefix, imports, locals, waits, uses }, live, header, separator) => {
    const scope = prefix + 'scope';
    const edits = [];
    // Of edits at one place, what opens an outer expression comes first, and what closes it last.
    const edit = (start, end, text, order = 0) => edits.push({ start, end, text, order });
    const erase = (start, end) => edit(start, end, blank(source.slice(start, end)));
    let hoisted = '';
    for (const node of program.body) {
      if (/^(Import|ExportAll)Declaration$/.test(node.type)) erase(node.start, node.end);
      if (node.type === 'ExportNamedDeclaration') erase(node.start, node.declaration ? node.declaration.start : node.end);
      if (node.type !== 'ExportDefaultDeclaration') continue;
      const { declaration } = node;
      const begin = node.start + DEFAULT.exec(source.slice(node.start))[0].length;
      if (declaration.type === 'FunctionDeclaration' || (declaration.type === 'ClassDeclaration' && declaration.id)) {
        erase(node.start, begin);
        if (!declaration.id) {
          hoisted = prefix + 'default';
          const name = declaration.start + FUNCTION.exec(source.slice(declaration.start))[0].length;
          edit(name, name, ` ${hoisted}`);
        }
      } else {
        // As a property, an anonymous function is named "default", which is its name in a module, too.
        const end = source[node.end - 1] === ';' ? node.end - 1 : node.end;
        edit(node.start, begin, `;let ${prefix}default=({default:`);
        edit(end, end, '}).default;', 3);
      }
    }
    for (const { node, meta, called, shorthand, typeof: asked } of uses) {
      if (meta) {
        edit(node.start, node.end, `${scope}["import.meta"]`);
      } else if (node.name === 'arguments') {
        edit(node.start, node.end, (shorthand ? 'arguments:' : '') + `${scope}${asked ? '["typeof arguments"]' : '.arguments'}`);
      } else if (live(node.name)) {
        const read = `${scope}.${node.name}`;
        const text = called ? `${node.opensStatement ? ';' : ''}(0,${read})` : read;
        edit(node.start, node.end, shorthand ? `${node.name}:${read}` : text);
      }
    }
    if (source.startsWith('#!')) edit(0, 2, '//');

    edits.sort((a, b) => a.start - b.start || a.end - b.end || a.order - b.order);
    let code = '';
    let at = 0;
    for (const { start, end, text } of edits) {
      code += source.slice(at, start) + text;
      at = end;
    }
    code += source.slice(at);
    const getters = locals.map(({ exported, local }) => `[${stringify(exported)},()=>${local}]`);
    const constants = imports.filter(({ local }) => !live(local)).map(({ local }) => `${local}=${scope}.${local}`);
    return (
      `({${header},waits:${waits},body:(0,${waits ? 'async ' : ''}function*(${scope},${prefix}link){'use strict';` +
      `${prefix}link([${getters}]${hoisted && ',' + hoisted});yield;${constants.length ? `const ${constants};` : ''}${separator}${code}\n})})`
    );
  };

  return { describe, emit };
});
