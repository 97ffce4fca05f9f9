// What a module does to others as soon as it is evaluated: which of its statements call functions of theirs, or change their objects or
// globals. Evaluated later, it would do that later, and who asks meanwhile would get another answer. What V8 has by itself (Map, Math),
// and what makes things of the Web's, may be called. Functions and classes of the module's own are followed where it calls them by name; what a function of
// another module does is not.
'use strict';
(() => {
  // They change what they are given first.
  const CHANGES = new Set(['assign', 'defineProperty', 'defineProperties', 'freeze', 'preventExtensions', 'seal', 'set', 'setPrototypeOf']);
  // Of preludes: they make something, or answer, and nobody else hears of it.
  const HARMLESS = new Set(
    (
      'AbortController AbortSignal Blob Buffer CustomEvent DOMException Event EventTarget File FormData Headers ReadableStream Request ' +
      'Response TextDecoder TextEncoder TransformStream URL URLSearchParams WritableStream atob btoa console crypto performance structuredClone'
    ).split(' '),
  );
  const isFunction = (node) => /Function/.test(node?.type);
  const children = (node) =>
    Object.values(node)
      .flat()
      .filter((child) => typeof child?.type === 'string');
  const rootOf = (node) => {
    let at = node;
    for (;;) {
      if (at.type === 'MemberExpression') at = at.object;
      else if (at.type === 'ChainExpression') at = at.expression;
      else return at;
    }
  };

  /**
   * @param program a module, parsed by acorn
   * @param elsewhere the identifiers that mean globals, or what modules export that are evaluated while the bundle loads
   * @param isImported whether such a name is imported
   * @returns {{ node: object, name: string, changes: boolean } | undefined} the first such place: what it calls, or changes
   */
  return (program, elsewhere, isImported) => {
    const own = new Map();
    const entered = new Set();
    for (const statement of program.body) {
      const node = statement.declaration ?? statement;
      if (/^(Function|Class)Declaration$/.test(node.type) && node.id) own.set(node.id.name, node);
      for (const { id, init } of node.type === 'VariableDeclaration' ? node.declarations : []) {
        if (id.type === 'Identifier' && (isFunction(init) || init?.type === 'ClassExpression')) own.set(id.name, init);
      }
    }
    let found;
    const tell = (node, { name }, changes) => (found ??= { node, name, changes });
    // What the linker's own runtime has is V8's.
    const isHarmless = (name) => name in globalThis || HARMLESS.has(name);
    const isKnown = (root, callee) => {
      if (isImported(root.name)) return false;
      const { object, property } = callee;
      return root.name === 'globalThis' ? object === root && isHarmless(property.name) : isHarmless(root.name);
    };
    const calls = (node, callee) => {
      const root = rootOf(callee);
      if (isFunction(root)) return enter(root);
      if (root.type !== 'Identifier') return;
      if (callee === root && own.has(root.name)) return enter(own.get(root.name));
      if (elsewhere.has(root) && !isKnown(root, callee)) tell(node, root, false);
      const [first] = node.arguments ?? [];
      if (first && callee !== root && CHANGES.has(callee.property?.name) && /^(Object|Reflect)$/.test(root.name)) changes(node, first);
    };
    const changes = (node, target) => {
      const root = rootOf(target);
      if (elsewhere.has(root)) tell(node, root, true);
    };
    const enter = (node) => {
      if (entered.has(node)) return;
      entered.add(node);
      if (isFunction(node)) node.params.forEach(visit);
      if (isFunction(node)) return visit(node.body);
      for (const { kind, static: isStatic, type, value } of node.body.body) {
        if (kind === 'constructor') enter(value);
        else if (type === 'PropertyDefinition' && !isStatic && value) visit(value);
      }
    };
    const visit = (node) => {
      if (found || isFunction(node)) return;
      switch (node.type) {
        case 'CallExpression':
        case 'NewExpression':
          calls(node, node.callee);
          break;
        case 'TaggedTemplateExpression':
          calls(node, node.tag);
          break;
        case 'AssignmentExpression':
          if (!/Pattern$/.test(node.left.type)) changes(node, node.left);
          break;
        case 'UpdateExpression':
          changes(node, node.argument);
          break;
        case 'UnaryExpression':
          if (node.operator === 'delete') changes(node, node.argument);
          break;
        case 'BinaryExpression':
        case 'LogicalExpression': {
          // Long sums are deep trees.
          const operands = [];
          let at = node;
          for (; /^(Binary|Logical)Expression$/.test(at.type); at = at.left) operands.push(at.right);
          return [...operands, at].reverse().forEach(visit);
        }
        case 'MethodDefinition':
          if (node.computed) visit(node.key);
          return;
        case 'PropertyDefinition':
          if (node.computed) visit(node.key);
          if (node.static && node.value) visit(node.value);
          return;
      }
      children(node).forEach(visit);
    };
    program.body.forEach(visit);
    return found;
  };
})();
