// What runs in a script, in the order of the text, so that parts of it can be left out: a line for each statement, with its offsets
// (UTF-16 units), line and column (from 1), the number of the function it stands in (-1 where it runs with the script), the numbers of
// the functions that it may call, what to put in its place, and the name of the module it came from, where the bundler left it as a
// property's name or in a comment. Before them, a line for each import.
//
// A function counts only if the script itself, or another such function, declares it: the modules that bundlers wrap in functions
// (esbuild's __commonJS and __esm, webpack's table, rollup's require functions) are of that kind. What is called where it stands runs
// with the script. Which function a name means is guessed by the name alone: a wrong guess costs a trial and finds nothing.
'use strict';
((acorn) => {
  const FUNCTION = /Function/;
  const PATH = /[./]/;
  const isFunction = (node) => FUNCTION.test(node?.type ?? '');

  const bodyOf = (statement) => {
    let expression = statement.type === 'ExpressionStatement' ? statement.expression : undefined;
    if (statement.type === 'VariableDeclaration' && statement.declarations.length === 1) {
      expression = statement.declarations[0].init;
    }
    if (expression?.type === 'UnaryExpression') expression = expression.argument;
    const called = expression?.type === 'CallExpression' ? expression.callee : undefined;
    const wrapped = called?.type === 'MemberExpression' ? called.object : called;
    return isFunction(wrapped) && wrapped.body.type === 'BlockStatement' ? wrapped.body.body : undefined;
  };

  const nameOf = (key) => {
    switch (key?.type) {
      case 'Identifier':
      case 'PrivateIdentifier':
        return key.name;
      case 'Literal':
        return String(key.value);
      default:
        return undefined;
    }
  };

  // The functions that an expression makes and that can be called by a name: [name, function] of each.
  const named = (name, value) => {
    switch (value?.type) {
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        return [[name, value]];
      case 'CallExpression':
        return value.arguments.flatMap((argument) => named(name, argument));
      case 'AssignmentExpression':
        return named(nameOf(value.left.property ?? value.left), value.right).concat(named(name, value.right));
      case 'ObjectExpression':
        return value.properties
          .filter((property) => isFunction(property.value))
          .flatMap((property) => {
            const key = nameOf(property.key);
            return [
              [key, property.value, key],
              [name, property.value, key],
            ];
          });
      case 'ClassExpression':
      case 'ClassDeclaration':
        return value.body.body
          .filter((member) => isFunction(member.value))
          .map((member) => [member.kind === 'constructor' ? name : nameOf(member.key), member.value]);
      default:
        return [];
    }
  };
  const declared = (statement) => {
    const node = statement.declaration ?? statement;
    switch (node.type) {
      case 'FunctionDeclaration':
        return [[node.id?.name, node]];
      case 'ClassDeclaration':
        return named(node.id?.name, node);
      case 'VariableDeclaration':
        return node.declarations.flatMap(({ id, init }) => named(nameOf(id), init));
      case 'ExpressionStatement':
        return named(undefined, node.expression);
      default:
        return [];
    }
  };

  return (source, isModule) => {
    const comments = [];
    let program;
    try {
      program = acorn.parse(source, {
        ecmaVersion: 'latest',
        sourceType: isModule ? 'module' : 'script',
        locations: true,
        allowHashBang: true,
        onComment: (block, text, start) => {
          if (!block && /^ \S+\.[cm]?[jt]sx?$/.test(text)) comments.push([start, text.trim()]);
        },
      });
    } catch {
      return '';
    }
    const imports = [];
    const found = [];
    const numbers = new Map();
    const byName = new Map();

    const declare = ([name, node, label], inherited) => {
      const { body } = node;
      // What validates a whole function, or a generator that nobody resumes, is no place to leave something out.
      if (body.type !== 'BlockStatement' || body.body.some((it) => it.directive === 'use asm')) return;
      if (!numbers.has(node)) {
        numbers.set(node, numbers.size);
        collect(body.body, numbers.get(node), label !== undefined && PATH.test(label) ? label : inherited);
      }
      if (name !== undefined) {
        if (!byName.has(name)) byName.set(name, new Set());
        byName.get(name).add(numbers.get(node));
      }
    };
    const collect = (statements, within, label) => {
      for (const statement of statements) {
        if (/^Import|^ExportAll/.test(statement.type) || (statement.type === 'ExportNamedDeclaration' && statement.source)) {
          imports.push(...(statement.source ? [statement.source.value] : []));
          // A module of the host's can do harm by being loaded.
          const isHost = statement.type === 'ImportDeclaration' && !/^\.\.?\//.test(statement.source.value);
          if (isHost) found.push({ node: statement, within, label, instead: '' });
          continue;
        }
        const body = bodyOf(statement);
        if (body !== undefined && body.length > 1) {
          collect(body, within, label);
          continue;
        }
        for (const it of declared(statement)) declare(it, label);
        if (statement.directive || statement.type === 'FunctionDeclaration') continue;
        for (const [node, instead] of parts(statement)) found.push({ node, within, label, instead });
      }
    };
    // An export has to stay one, or the module would not link: only its value can be left out.
    const parts = (statement) => {
      const isDefault = statement.type === 'ExportDefaultDeclaration';
      if (!isDefault && statement.type !== 'ExportNamedDeclaration') return [[statement, '']];
      const { declaration } = statement;
      if (isDefault) return /Declaration$|^Function|^Class/.test(declaration.type) ? [] : [[declaration, '0']];
      if (declaration?.type !== 'VariableDeclaration') return [];
      return declaration.declarations.flatMap(({ id, init }) => (init && id.type === 'Identifier' ? [[init, '0']] : []));
    };

    const callsOf = (root) => {
      const calls = new Set();
      const add = (name) => byName.get(name)?.forEach((number) => calls.add(number));
      const visit = (node) => {
        if (numbers.has(node)) return;
        if (node.type === 'CallExpression' || node.type === 'NewExpression' || node.type === 'TaggedTemplateExpression') {
          const callee = node.callee ?? node.tag;
          const first = node.arguments?.[0];
          // A table of modules: the one that is asked for is of interest, not the function that looks it up.
          if (first?.type === 'Literal' && byName.has(String(first.value))) add(String(first.value));
          else add(nameOf(callee.type === 'MemberExpression' ? callee.property : callee));
        }
        for (const value of Object.values(node)) {
          for (const child of Array.isArray(value) ? value : [value]) {
            if (typeof child?.type === 'string') visit(child);
          }
        }
      };
      visit(root);
      return [...calls].join(' ');
    };

    collect(program.body, -1, '');
    const listed = found
      .map((it) => ({ ...it, calls: callsOf(it.node) }))
      // Without what a function returns, its caller would only throw.
      .filter((it) => it.within < 0 || it.node.type !== 'ReturnStatement' || it.calls !== '');
    listed.sort((a, b) => a.node.start - b.node.start || b.node.end - a.node.end);
    let comment = -1;
    const lines = listed.map(({ node, within, label, instead, calls }) => {
      while (comment + 1 < comments.length && comments[comment + 1][0] < node.start) comment++;
      const { line, column } = node.loc.start;
      const module = label || (comment < 0 ? '' : comments[comment][1]);
      return [node.start, node.end, line, column + 1, within, calls, instead, module.replace(/[\t\n]/g, ' ')].join('\t');
    });
    return [...imports.map((it) => `import\t${it.replace(/[\t\n]/g, ' ')}`), ...lines].join('\n');
  };
})(acorn);
