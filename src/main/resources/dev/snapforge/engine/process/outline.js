// The statements of a classic script that run one after the other: those at top level, and in the place of a function that is
// called where it stands, as bundlers wrap all they bundle, the statements of its body. A line for each: from and to (offsets in
// UTF-16 units), line and column (from 1), and the name of the module it came from, where the bundler left it in a comment.
// Declarations of functions do nothing by themselves and are left out.
((acorn) => {
  const bodyOf = (statement) => {
    let expression = statement.type === 'ExpressionStatement' ? statement.expression : undefined;
    if (statement.type === 'VariableDeclaration' && statement.declarations.length === 1) {
      expression = statement.declarations[0].init;
    }
    if (expression?.type === 'UnaryExpression') expression = expression.argument;
    const called = expression?.type === 'CallExpression' ? expression.callee : undefined;
    const wrapped = called?.type === 'MemberExpression' ? called.object : called;
    return /Function/.test(wrapped?.type ?? '') && wrapped.body.type === 'BlockStatement' ? wrapped.body.body : undefined;
  };

  return (source) => {
    const comments = [];
    const lines = [];
    const add = (statements) => {
      for (const statement of statements) {
        const body = bodyOf(statement);
        if (body !== undefined && body.length > 1) {
          add(body);
        } else if (statement.type !== 'FunctionDeclaration') {
          lines.push(statement);
        }
      }
    };
    try {
      const program = acorn.parse(source, {
        ecmaVersion: 'latest',
        sourceType: 'script',
        locations: true,
        allowHashBang: true,
        onComment: (block, text, start) => {
          if (!block && /^ \S+\.[cm]?[jt]sx?$/.test(text)) comments.push([start, text.trim()]);
        },
      });
      add(program.body);
    } catch {
      return '';
    }
    let comment = -1;
    return lines
      .map((statement) => {
        while (comment + 1 < comments.length && comments[comment + 1][0] < statement.start) comment++;
        const { line, column } = statement.loc.start;
        const module = comment < 0 ? '' : comments[comment][1];
        return [statement.start, statement.end, line, column + 1, module].join('\t');
      })
      .join('\n');
  };
})(acorn);
