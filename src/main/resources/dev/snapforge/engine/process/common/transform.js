// Turns an ES module into an expression that a classic script can hold: a description of its imports and exports, and a
// generator with its code, which stops once before the first statement (see modules.js). V8 cannot rehash what it keeps for its
// own modules, so a snapshot with them would carry its hash seed to every runtime. V8 has already compiled and linked the module
// when this runs, so what is not valid never comes here. Lines stay, and so do columns, except behind an edit. Where V8 knows
// syntax that the parser does not know yet: "!line:column:message". The separator stands between our code and the module's.
((acorn) => {
  const isFunction = (node) => /Function/.test(node.type);
  const nameOf = (node) => node.name ?? node.value;
  const blank = (text) => ';' + text.slice(1).replace(/[^\r\n\u2028\u2029]/g, ' ');

  const boundNames = (node) => {
    switch (node?.type) {
      case 'Identifier':
        return [node.name];
      case 'ObjectPattern':
        return node.properties.flatMap((property) => boundNames(property.value ?? property.argument));
      case 'ArrayPattern':
        return node.elements.flatMap(boundNames);
      case 'AssignmentPattern':
        return boundNames(node.left);
      case 'RestElement':
        return boundNames(node.argument);
      case 'VariableDeclaration':
        return node.declarations.flatMap(({ id }) => boundNames(id));
      case 'FunctionDeclaration':
      case 'ClassDeclaration':
        return boundNames(node.id);
      default:
        return [];
    }
  };

  return (source, separator) => {
    let program;
    try {
      program = acorn.parse(source, { ecmaVersion: 'latest', sourceType: 'module', allowHashBang: true });
    } catch ({ loc, message }) {
      return `!${loc?.line ?? 0}:${(loc?.column ?? -1) + 1}:${message}`;
    }
    const requests = [];
    const imports = [];
    const locals = [];
    const indirect = [];
    const stars = [];
    const edits = [];
    // Of edits at one place, what opens an outer expression comes first, and what closes it last.
    const edit = (start, end, text, order = 0) => edits.push({ start, end, text, order });
    const request = (node) => {
      const specifier = node.source.value;
      if (!requests.includes(specifier)) requests.push(specifier);
      return requests.indexOf(specifier);
    };
    const erase = (node) => edit(node.start, node.end, blank(source.slice(node.start, node.end)));

    for (const node of program.body) {
      if (node.type !== 'ImportDeclaration') continue;
      const index = request(node);
      for (const specifier of node.specifiers) {
        const imported = { ImportDefaultSpecifier: 'default', ImportNamespaceSpecifier: '*' }[specifier.type];
        imports.push([specifier.local.name, index, imported ?? nameOf(specifier.imported)]);
      }
      erase(node);
    }

    const exportLocal = (exported, local) => {
      const imported = imports.find(([name]) => name === local);
      if (imported) indirect.push([exported, imported[1], imported[2]]);
      else locals.push([exported, local]);
    };
    for (const node of program.body) {
      if (node.type === 'ExportAllDeclaration') {
        if (node.exported) indirect.push([nameOf(node.exported), request(node), '*']);
        else stars.push(request(node));
        erase(node);
      } else if (node.type === 'ExportNamedDeclaration' && node.declaration) {
        for (const name of boundNames(node.declaration)) exportLocal(name, name);
        edit(node.start, node.declaration.start, blank(source.slice(node.start, node.declaration.start)));
      } else if (node.type === 'ExportNamedDeclaration') {
        const index = node.source && request(node);
        for (const { exported, local } of node.specifiers) {
          if (node.source) indirect.push([nameOf(exported), index, nameOf(local)]);
          else exportLocal(nameOf(exported), local.name);
        }
        erase(node);
      } else if (node.type === 'ExportDefaultDeclaration') {
        const { declaration } = node;
        const begin = source.indexOf('default', node.start) + 'default'.length;
        if (declaration.id && /Declaration$/.test(declaration.type)) {
          exportLocal('default', declaration.id.name);
          edit(node.start, begin, blank(source.slice(node.start, begin)));
        } else {
          // As a property, an anonymous function is named "default", which is its name in a module, too.
          locals.push(['default', 'snapforge$default']);
          const end = source[node.end - 1] === ';' ? node.end - 1 : node.end;
          edit(node.start, begin, ';let snapforge$default=({default:');
          edit(end, end, '}).default;snapforge$update();', 3);
        }
      }
    }

    // Importers hold copies, so they are told whenever an exported variable may have changed. A variable of the same name in an
    // inner scope only costs a needless call.
    const exported = new Set(locals.map(([, local]) => local));
    const touches = (node) => boundNames(node).some((name) => exported.has(name));
    for (const node of program.body) {
      const declaration = node.declaration ?? node;
      if (/^(Variable|Class)Declaration$/.test(declaration.type) && touches(declaration)) {
        edit(node.end, node.end, ';snapforge$update();', 4);
      }
    }
    let waits = false;
    const visit = (node, inside) => {
      if (node.type === 'AwaitExpression' || node.await || node.kind === 'await using') waits ||= !inside;
      if (node.type === 'MetaProperty' && node.meta.name === 'import') edit(node.start, node.end, 'import$meta');
      const target = { AssignmentExpression: node.left, UpdateExpression: node.argument }[node.type];
      if (target && touches(target)) {
        edit(node.start, node.start, 'snapforge$update(', 1);
        edit(node.end, node.end, ')', 2);
      }
      if (/^For(In|Of)Statement$/.test(node.type) && touches(node.left)) {
        edit(node.body.start, node.body.start, '{snapforge$update();');
        edit(node.body.end, node.body.end, '}', 3);
      }
      for (const value of Object.values(node)) {
        for (const child of Array.isArray(value) ? value : [value]) {
          if (typeof child?.type === 'string') visit(child, inside || isFunction(node));
        }
      }
    };
    visit(program, false);
    if (source.startsWith('#!')) edit(0, 2, '//');

    edits.sort((a, b) => a.start - b.start || a.end - b.end || a.order - b.order);
    let code = '';
    let at = 0;
    for (const { start, end, text } of edits) {
      code += source.slice(at, start) + text;
      at = end;
    }
    code += source.slice(at);
    const { stringify } = JSON;
    const variables = imports.map(([local]) => local);
    const getters = locals.map(([name, local]) => `[${stringify(name)},()=>${local}]`);
    const setters = variables.map((local) => `(snapforge$value)=>{${local}=snapforge$value}`);
    return (
      `({requests:${stringify(requests)},imports:${stringify(imports)},indirect:${stringify(indirect)},` +
      `stars:${stringify(stars)},waits:${waits},body:(0,${waits ? 'async ' : ''}function*(snapforge$link,snapforge$update){` +
      `'use strict';const import$meta={__proto__:null};${variables.length ? `let ${variables.join()};` : ''}` +
      `snapforge$link([${getters.join()}],[${setters.join()}]);yield;${separator}${code}\n})})`
    );
  };
})(acorn);
