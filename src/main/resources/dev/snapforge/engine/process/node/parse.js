// Whether V8 parses all files; none of them runs.
({ request, vm, SourceTextModule, end, refuse }) => {
  for (const { name, source, module } of request.scripts) {
    try {
      if (module) new SourceTextModule(source, { identifier: name });
      else new vm.Script(source, { filename: name });
    } catch (error) {
      refuse('SYNTAX', error);
    }
  }
  end([]);
};
