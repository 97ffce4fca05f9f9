// Which names of a module mean what (ECMA-262, 8.2 and 16.2.1): finds, in a parsed module, every place where one of the given names is
// used without being declared anew in between, and every place where a variable of the module itself is assigned. Modules are
// strict, so functions in blocks belong to their block.
'use strict';
(() => {
  const isFunction = (node) => /Function/.test(node.type);

  const boundNames = (node, names = []) => {
    switch (node?.type) {
      case 'Identifier':
        names.push(node.name);
        break;
      case 'ObjectPattern':
        node.properties.forEach((property) => boundNames(property.value ?? property.argument, names));
        break;
      case 'ArrayPattern':
        node.elements.forEach((element) => boundNames(element, names));
        break;
      case 'AssignmentPattern':
        boundNames(node.left, names);
        break;
      case 'RestElement':
        boundNames(node.argument, names);
        break;
      case 'VariableDeclaration':
        node.declarations.forEach(({ id }) => boundNames(id, names));
        break;
      case 'FunctionDeclaration':
      case 'ClassDeclaration':
        boundNames(node.id, names);
        break;
    }
    return names;
  };

  const children = (node) => {
    const found = [];
    for (const value of Object.values(node)) {
      for (const child of Array.isArray(value) ? value : [value]) {
        if (typeof child?.type === 'string') found.push(child);
      }
    }
    return found;
  };

  /** The names that `var` declares in a function's or the module's body, at any depth but in other functions. */
  const variables = (node, names = []) => {
    if (node.type === 'VariableDeclaration' && node.kind === 'var') boundNames(node, names);
    for (const child of children(node)) {
      // In expressions there are none.
      if (/(Statement|^VariableDeclaration|^SwitchCase|Clause)$/.test(child.type) && child.type !== 'ExpressionStatement') {
        variables(child, names);
      }
    }
    return names;
  };

  /** The names that these statements declare for their own block. */
  const lexical = (statements) =>
    statements
      .map((node) => (/^Export(Named|Default)/.test(node.type) ? (node.declaration ?? node) : node))
      .filter((node) => /^(Function|Class)Declaration$/.test(node.type) || (node.type === 'VariableDeclaration' && node.kind !== 'var'))
      .flatMap((node) => boundNames(node));

  /**
   * @param program a module, parsed by acorn
   * @param wanted the names to look for that are imported, or that nobody declares
   * @returns uses: the identifiers of such names, each with how it is used, and whether code uses it that may run after the module's
   *     evaluation; assigned: names of the module's own variables that code
   *     assigns which may run after the module's evaluation; evaluates: whether there is a direct call of eval; waits: whether there is an
   *     await at top level; waitsAt: the offset of the first one
   */
  const of = (program, wanted) => {
    const uses = [];
    const assigned = new Set();
    let evaluates = false;
    let waits = false;
    let waitsAt;

    const declares = (scope, name) => {
      for (let it = scope; it.outer; it = it.outer) if (it.names.has(name)) return true;
      return false;
    };
    const inner = (outer, names, later = outer.later, ownArguments = false) => {
      const scope = { outer, names: new Set(names), later };
      if (ownArguments) scope.names.add('arguments');
      return scope;
    };
    const refer = (node, scope, use) => {
      if (declares(scope, node.name)) return;
      if (wanted.has(node.name)) uses.push({ node, later: scope.later, ...use });
      else if (use.writes && scope.later) assigned.add(node.name);
    };

    const visitAll = (nodes, scope) => nodes.forEach((node) => node && visit(node, scope));
    const visitFunction = (node, scope) => {
      const own = node.type !== 'ArrowFunctionExpression';
      const named = node.type === 'FunctionExpression' && node.id ? inner(scope, [node.id.name]) : scope;
      const parameters = inner(named, node.params.flatMap((it) => boundNames(it)), true, own);
      visitAll(node.params.map((it) => ({ pattern: it })), parameters);
      if (node.body.type === 'BlockStatement') {
        const { body } = node.body;
        visitStatements(body, inner(parameters, [...variables(node.body), ...lexical(body)]));
      } else {
        visit(node.body, parameters);
      }
    };
    // What a pattern binds is no reference, but defaults and computed names are expressions; what it assigns is one.
    const visitPattern = (node, scope, writes) => {
      switch (node?.type) {
        case undefined:
          return;
        case 'Identifier':
          if (writes) refer(node, scope, { writes: true });
          return;
        case 'ObjectPattern':
          for (const property of node.properties) {
            if (property.type === 'RestElement') {
              visitPattern(property.argument, scope, writes);
              continue;
            }
            if (property.computed) visit(property.key, scope);
            const target = property.value.type === 'AssignmentPattern' ? property.value.left : property.value;
            if (property.shorthand && writes) refer(target, scope, { writes: true, shorthand: true });
            else visitPattern(target, scope, writes);
            if (target !== property.value) visit(property.value.right, scope);
          }
          return;
        case 'ArrayPattern':
          node.elements.forEach((it) => visitPattern(it, scope, writes));
          return;
        case 'AssignmentPattern':
          visitPattern(node.left, scope, writes);
          visit(node.right, scope);
          return;
        case 'RestElement':
          visitPattern(node.argument, scope, writes);
          return;
        default:
          visit(node, scope);
      }
    };
    const visitClass = (node, scope) => {
      const own = node.id ? inner(scope, [node.id.name]) : scope;
      if (node.superClass) visit(node.superClass, own);
      for (const member of node.body.body) {
        if (member.type === 'StaticBlock') {
          visitStatements(member.body, inner(own, [...variables(member), ...lexical(member.body)], own.later, true));
          continue;
        }
        if (member.computed) visit(member.key, own);
        if (member.value) visit(member.value, member.type === 'PropertyDefinition' ? inner(own, [], true, true) : own);
      }
    };
    const visitStatements = (statements, scope) => {
      for (const node of statements) {
        // A call that begins a statement gets a semicolon, because the statement before may have none.
        const { expression } = node.type === 'ExpressionStatement' ? node : {};
        if (expression) {
          let first = expression;
          while (first && first.start === expression.start && first.type !== 'Identifier') {
            first = children(first).find((it) => it.start === expression.start);
          }
          if (first) first.opensStatement = true;
        }
        visit(node, scope);
      }
    };
    const visit = (node, scope) => {
      if (node.pattern) return visitPattern(node.pattern, scope, false);
      if (!scope.later && (node.type === 'AwaitExpression' || node.await === true || node.kind === 'await using')) {
        waits = true;
        waitsAt ??= node.start;
      }
      switch (node.type) {
        case 'Identifier':
          return refer(node, scope, {});
        case 'ImportDeclaration':
        case 'ExportAllDeclaration':
          return;
        case 'ExportNamedDeclaration':
          if (node.declaration) visit(node.declaration, scope);
          return;
        case 'ExportDefaultDeclaration':
          return visit(node.declaration, scope);
        case 'MemberExpression':
          visit(node.object, scope);
          if (node.computed) visit(node.property, scope);
          return;
        case 'Property':
          if (node.computed) visit(node.key, scope);
          if (node.shorthand) refer(node.value, scope, { shorthand: true });
          else visit(node.value, scope);
          return;
        case 'MetaProperty':
          if (node.meta.name === 'import') uses.push({ node, meta: true });
          return;
        case 'LabeledStatement':
          return visit(node.body, scope);
        case 'BreakStatement':
        case 'ContinueStatement':
          return;
        case 'UnaryExpression':
          if (node.operator === 'typeof' && node.argument.type === 'Identifier') refer(node.argument, scope, { typeof: true });
          else visit(node.argument, scope);
          return;
        case 'CallExpression':
          if (node.callee.type === 'Identifier') {
            evaluates ||= node.callee.name === 'eval';
            refer(node.callee, scope, { called: true });
          } else visit(node.callee, scope);
          return visitAll(node.arguments, scope);
        case 'TaggedTemplateExpression':
          if (node.tag.type === 'Identifier') refer(node.tag, scope, { called: true });
          else visit(node.tag, scope);
          return visit(node.quasi, scope);
        case 'AssignmentExpression':
          visitPattern(node.left, scope, true);
          return visit(node.right, scope);
        case 'BinaryExpression':
        case 'LogicalExpression': {
          // Long sums are deep trees.
          let left = node;
          for (; /^(Binary|Logical)Expression$/.test(left.type); left = left.left) visit(left.right, scope);
          return visit(left, scope);
        }
        case 'UpdateExpression':
          return visitPattern(node.argument, scope, true);
        case 'VariableDeclaration':
          for (const { id, init } of node.declarations) {
            // An initialiser that runs again is an assignment to whoever holds a copy; only in a function can it be late.
            visitPattern(id, scope, false);
            if (init) visit(init, scope);
          }
          return;
        case 'ForInStatement':
        case 'ForOfStatement':
        case 'ForStatement': {
          const head = node.left ?? node.init;
          const declared = head?.type === 'VariableDeclaration';
          const own = declared && head.kind !== 'var' ? inner(scope, boundNames(head)) : scope;
          if (declared) visit(head, own);
          else if (node.left) visitPattern(node.left, scope, true);
          else if (head) visit(head, scope);
          return visitAll([node.right, node.test, node.update, node.body], own);
        }
        case 'CatchClause': {
          const own = inner(scope, boundNames(node.param));
          if (node.param) visitPattern(node.param, own, false);
          return visit(node.body, own);
        }
        case 'BlockStatement':
          return visitStatements(node.body, inner(scope, lexical(node.body)));
        case 'SwitchStatement': {
          visit(node.discriminant, scope);
          const own = inner(scope, lexical(node.cases.flatMap((it) => it.consequent)));
          for (const { test, consequent } of node.cases) {
            if (test) visit(test, own);
            visitStatements(consequent, own);
          }
          return;
        }
        case 'ClassDeclaration':
        case 'ClassExpression':
          return visitClass(node, scope);
        default:
          if (isFunction(node)) return visitFunction(node, scope);
          return visitAll(children(node), scope);
      }
    };

    // Whatever the module itself declares is not declared anew.
    visitStatements(program.body, { outer: null, names: new Set(), later: false });
    return { uses, assigned, evaluates, waits, waitsAt };
  };

  return { boundNames, lexical, variables, of };
})();
