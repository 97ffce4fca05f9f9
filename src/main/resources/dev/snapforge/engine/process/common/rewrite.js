// The same program without what V8 keeps beside its heap: asm.js modules as the ordinary functions that they also are, and using
// declarations as constants within try and finally (ECMA-262, "Explicit Resource Management"), and WebAssembly as a property of an object
// that knows when it is there. Lines stay, and so do columns, but for
// what stands behind an edit in its line. What cannot be said in another way stays as it is.
'use strict';
(() => {
  const ASM = 'use asm';
  const LATER = 'WebAssembly';

  /**
   * @param features the kinds of syntax to replace, separated by spaces: ASM, USING, WEB_ASSEMBLY
   * @param references what references.js is
   * @returns {string} a line with the places that were edited, "kind:line:column kind:line:column …", and the text behind it; or
   *     nothing if it stays as it is
   */
  return (source, module, features, helper, references) => {
    const edits = [];
    const places = [];
    // Of edits at one place, what opens an outer block comes first, and what closes it last.
    const edit = (start, end, text, order = 0) => edits.push({ start, end, text, order });
    let scopes = 0;
    const told = (kind, node) => places.push(`${kind}:${node.loc.start.line}:${node.loc.start.column + 1}`);

    const isUsing = (node) => node?.type === 'VariableDeclaration' && /using$/.test(node.kind);
    const isAwaited = (node) => node.kind === 'await using';
    const begin = (scope) => `const ${scope}=${helper}();try{`;
    const end = (scope, awaited) => {
      const failed = `${scope}$e`;
      const last = awaited ? `const ${failed}=${scope}.endAsync();if(${failed})await ${failed};` : `${scope}.end();`;
      return `}catch(${failed}){${scope}.fail(${failed});}finally{${last}}`;
    };
    // "using" is as long as "const".
    const declare = (node) => {
      const text = source.slice(node.start, node.declarations[0].start);
      const at = text.lastIndexOf('using');
      if (isAwaited(node)) edit(node.start, node.start + 'await'.length, ' '.repeat('await'.length));
      edit(node.start + at, node.start + at + 'using'.length, 'const');
    };
    const keep = (scope, node) => `${scope}.${isAwaited(node) ? 'useAsync' : 'use'}(`;
    const initialise = (scope, node) => {
      declare(node);
      for (const { init } of node.declarations) {
        edit(init.start, init.start, keep(scope, node), 1);
        edit(init.end, init.end, ')', -1);
      }
      told('USING', node);
    };
    const open = () => `${helper}$${scopes++}`;

    const statements = (list, from, to) => {
      const found = list.filter(isUsing);
      if (found.length === 0) return;
      const scope = open();
      const first = list.find((it) => it.directive === undefined);
      edit(first === list[0] ? from : first.start, first === list[0] ? from : first.start, begin(scope), -2);
      for (const node of found) initialise(scope, node);
      edit(to, to, end(scope, found.some(isAwaited)), 2);
    };
    // V8 disposes of what a for statement declares after each round, which is not what the language says; so those stay.
    const loop = (node) => {
      if (node.type !== 'ForOfStatement' || !isUsing(node.left)) return;
      const scope = open();
      declare(node.left);
      told('USING', node.left);
      const { name } = node.left.declarations[0].id;
      edit(node.body.start, node.body.start, '{' + begin(scope) + keep(scope, node.left) + name + ');', -2);
      edit(node.body.end, node.body.end, end(scope, isAwaited(node.left)) + '}', 3);
    };

    const visit = (node) => {
      if (features.includes('ASM') && node.directive === ASM) {
        const { start, end: stop } = node.expression;
        edit(start + 1, stop - 1, ' '.repeat(stop - start - 2));
        told('ASM', node);
      }
      if (features.includes('WEB_ASSEMBLY') && isLater(node)) edit(node.object.start, node.object.end, `${helper}$built`);
      if (features.includes('USING')) {
        if (node.type === 'BlockStatement' || node.type === 'StaticBlock') {
          statements(node.body, source.indexOf('{', node.start) + 1, node.end - 1);
        } else loop(node);
      }
      for (const value of Object.values(node)) {
        for (const child of Array.isArray(value) ? value : [value]) {
          if (typeof child?.type === 'string') visit(child);
        }
      }
    };

    // Wherever it is named, it may be needed; a bundle that assigns it has its own.
    const later = (program) => {
      const { uses } = references.of(program, new Set([LATER]));
      if (uses.some(({ writes }) => writes)) return;
      const named = uses.filter(({ node }) => node.name === LATER);
      if (named.length > 0) told('WEB_ASSEMBLY', named[0].node);
      for (const { node, shorthand } of named) {
        edit(node.start, node.end, `${shorthand ? LATER + ':' : ''}${helper}$built.${LATER}`);
      }
    };
    const isLater = ({ type, computed, object, property }) =>
      type === 'MemberExpression' && !computed && object.name === 'globalThis' && property.name === LATER;

    if (source.includes(helper)) return '';
    try {
      const sourceType = module ? 'module' : 'script';
      const program = acorn.parse(source, { ecmaVersion: 'latest', sourceType, locations: true, allowHashBang: true });
      visit(program);
      if (features.includes('WEB_ASSEMBLY')) later(program);
    } catch {
      return '';
    }
    if (edits.length === 0) return '';
    edits.sort((a, b) => a.start - b.start || a.order - b.order || a.end - b.end);
    let text = '';
    let at = 0;
    for (const { start, end: stop, text: instead } of edits) {
      text += source.slice(at, start) + instead;
      at = stop;
    }
    return places.join(' ') + '\n' + text + source.slice(at);
  };
})();
