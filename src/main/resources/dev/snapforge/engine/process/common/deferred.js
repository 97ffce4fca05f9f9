// Why a module cannot be evaluated later than in its turn (policy.defer), as far as its source and those of the modules around it show.
// Whatever else it would change is looked for when the snapshot is compared with its source.
'use strict';
((effects, references) => {
  const identifiers = (program) => {
    const names = new Set();
    for (const rest = [program]; rest.length > 0; ) {
      const node = rest.pop();
      if (node.type === 'Identifier') names.add(node.name);
      for (const child of Object.values(node).flat()) if (typeof child?.type === 'string') rest.push(child);
    }
    return names;
  };

  /**
   * @param module as the linker has it
   * @param all the modules of the bundle
   * @param target the module that a specifier means in a module
   * @param place "line:column:file" for an offset in a module
   * @returns {string[]} lines "line:column:file\tmessage", none if nothing speaks against it
   */
  return (module, all, target, place) => {
    const at = (it, offset) => place(it, offset) + '\t';
    const { name, deferred, links, component, program, locals } = module;
    const found = [];
    for (const { from, start, bare } of links) {
      const other = target(module, from);
      const here = at(module, start);
      if (!deferred && other.deferred && bare) {
        found.push(`${here}${other.name} is imported for what it does, without a name: nothing would ever have it evaluated.`);
      }
      if (deferred !== other.deferred && component === other.component) {
        const [later, now] = deferred ? [module, other] : [other, module];
        found.push(`${here}${later.name} and ${now.name} import each other, and ${now.name} is evaluated while the bundle loads.`);
      }
    }
    if (!deferred) return found;
    if (module.entry && !all.some((it) => it !== module && it.links.some(({ from }) => target(it, from) === module))) {
      found.push(`${at(module, 0)}No module imports ${name}: nothing would ever have it evaluated.`);
    }
    if (module.waits) found.push(`${at(module, module.waitsAt)}${name} waits (await) outside of every function, and who reads an export cannot wait.`);
    // What is imported from a module that is not deferred.
    const foreign = (local) => {
      const { whole, path, module: from } = module.imported.get(local);
      return !(whole ? from : path[path.length - 1]).deferred;
    };
    const names = new Set([...module.imported.keys()].filter(foreign));
    const own = [...module.imported.keys(), ...references.variables(program), ...references.lexical(program.body), ...locals.map(({ local }) => local)];
    const wanted = identifiers(program);
    for (const it of own) if (!names.has(it)) wanted.delete(it);
    const elsewhere = new Set(references.of(program, wanted).uses.map(({ node }) => node));
    const effect = effects(program, elsewhere, (it) => names.has(it));
    if (effect) {
      const what = effect.changes ? 'changes' : 'calls';
      const whose = names.has(effect.name) ? `, which is imported from ${module.imported.get(effect.name).module.name}` : '';
      found.push(`${at(module, effect.node.start)}${name} ${what} ${effect.name}${whose}, as soon as it is evaluated: what others see of that would come later.`);
    }
    return found;
  };
});
