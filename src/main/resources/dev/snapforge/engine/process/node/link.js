// Which files are modules, what they import, and what is wrong with that, found by V8 itself in a process in which nothing of a bundle
// runs. Where it is asked for, each module is written as a snapshot can hold it, too.
(tools) => {
  const { require, request, own, end, fieldsOf } = tools;
  const { decorateErrorStack } = require('internal/util');
  const { isBuiltin } = require('module');
  const OWN = 'snapforge:';
  const bundle = request.scripts.filter(({ name }) => !name.startsWith(OWN));
  const byName = new Map(request.scripts.map((script) => [script.name, script]));
  const fileOf = own('paths.js')((name) => byName.has(name));
  own('acorn/acorn.js');
  own('parser.js');
  const placesOf = own('syntax.js');
  const places = (name, feature, wanted) => {
    const found = placesOf(byName.get(name).source, true, feature, wanted);
    return found === '' ? [] : found.split(' ').map((place) => [...place.split(':').map(Number), name]);
  };

  const told = (reason, message, [line, column, file]) =>
    Object.entries({ refused: reason, message, file, line, column, stack: '' });
  // Node loads more of itself where some properties of its modules are read, its client for HTTP for one: those that no file names are left.
  const unread = (name) => {
    const found = require(name.slice(OWN.length));
    return Object.keys(found).filter(
      (key) => Object.getOwnPropertyDescriptor(found, key).get && !bundle.some(({ source }) => source.includes(key)),
    );
  };
  /** Links modules; gives what they import, and what is wrong with them. */
  const graphOf = (entries) => {
    const resolved = { __proto__: null };
    const problems = [];
    const failed = (reason, error) => {
      decorateErrorStack(error);
      problems.push([['refused', reason], ...fieldsOf('', error)]);
    };
    const found = (importer, specifier) => {
      if (isBuiltin(specifier)) return OWN + (specifier.startsWith('node:') ? specifier : 'node:' + specifier);
      const name = /^\.\.?\//.test(specifier) ? fileOf(importer, specifier) : undefined;
      if (byName.get(name)?.module) return name;
      // Why not, is known outside.
      const [place = [0, 0, importer]] = places(importer, 'IMPORT', specifier);
      problems.push(told('MODULE_NOT_FOUND', specifier, place));
      return undefined;
    };
    const graph = own('node/module-graph.js')(tools, (importer, specifier) => {
      const name = found(importer, specifier);
      if (name === undefined) return undefined;
      resolved[importer][specifier] = name;
      return compiles(name) ? name : undefined;
    }, unread);
    const compiles = (name) => {
      if (resolved[name] !== undefined || name.startsWith(OWN)) return true;
      try {
        graph.module(name);
        resolved[name] = { __proto__: null };
        return true;
      } catch (error) {
        if (!broken.has(name)) failed('SYNTAX', error);
        broken.add(name);
        return false;
      }
    };
    const broken = new Set();
    for (const name of entries.filter(compiles)) {
      const error = graph.link(name);
      // Names that a missing module would have exported are no news.
      if (error !== undefined && problems.length === 0) failed('MISSING_EXPORT', error);
    }
    return { resolved, problems, graph };
  };

  const entries = bundle.filter(({ entry, module }) => entry && module).map(({ name }) => name);
  let files = '';
  if (byName.has('snapforge:import.js')) {
    for (const { name, entry, module } of bundle) {
      const [problem] = entry ? [] : graphOf([name]).problems;
      if (problem === undefined) {
        if (!entry) entries.push(name);
        files += `${name}\n${module ? 'module' : 'script'}\n\n`;
      } else {
        const { refused, message, file, line } = Object.fromEntries(problem);
        const why = refused === 'MODULE_NOT_FOUND' ? `${file} imports '${message}', which the bundle does not have` : message;
        files += `${name}\nfailed\n${why.replace(/^SyntaxError: /, '').replace(/\s+/g, ' ')} (${file}:${line})\n`;
      }
    }
  }
  const { resolved, problems, graph } = graphOf(entries);
  const names = Object.keys(resolved);
  const hosts = { __proto__: null };
  for (const name of new Set(names.flatMap((it) => Object.values(resolved[it])))) {
    if (name.startsWith(OWN)) hosts[name] = { exported: Object.keys(graph.module(name).namespace), unread: unread(name) };
  }
  const linked = [];
  if (request.code && problems.length === 0) {
    const references = own('references.js');
    const linker = own('linker.js')(own('transform.js')(references), own('deferred.js')(own('effects.js'), references));
    for (const name of Object.keys(hosts)) linker.host(name, hosts[name].exported, name === 'snapforge:node:process');
    for (const name of names) {
      const { source, deferred, entry } = byName.get(name);
      const lines = Object.entries(resolved[name]).flat();
      const problem = linker.add(name, source, lines.map((it) => it + '\n').join(''), deferred, entry);
      const [line, column, ...message] = problem.split(':');
      if (problem !== '') problems.push(told('SYNTAX', 'SyntaxError: ' + message.join(':'), [line, column, name]));
    }
    const unsafe = problems.length > 0 ? '' : linker.link(files !== '');
    for (const line of unsafe === '' ? [] : unsafe.split('\n')) {
      const [place, message] = line.split('\t');
      const [row, column, ...file] = place.split(':');
      problems.push(told('DEFER_UNSAFE', message, [row, column, file.join(':')]));
    }
    for (const name of problems.length > 0 ? [] : names) {
      // With a line of our own before the file's first one, columns are right even there. V8 ignores the offset that makes up for it
      // where a sourceURL comment renames the script.
      const renamed = byName.get(name).source.includes('sourceURL=');
      const code = linker.code(name, renamed ? '' : '\n');
      linked.push({ name, code, lineOffset: renamed ? 0 : -1, isDeferred: byName.get(name).deferred });
    }
  }
  const awaits = names.filter((name) => byName.get(name).source.includes('await')).flatMap((name) => places(name, 'TOP_LEVEL_AWAIT', ''));
  end(problems.length > 0 ? problems.flat() : [['linked', JSON.stringify({ files, resolved, hosts, awaits, linked })]]);
};
