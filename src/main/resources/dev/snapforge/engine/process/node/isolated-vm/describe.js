// What an isolate is, and the properties of its built-in objects: of one that a snapshot can be made of, or of a plain one.
(tools) => {
  const { request, own, end } = tools;
  const { open, scripts, tell, hear } = own('node/isolated-vm/isolates.js')(tools);
  const names = ['intrinsics.js', 'properties.js'];
  const properties = () => {
    if (request.creates) {
      return hear(scripts(names, '', [], tell(`own['properties.js'](own['intrinsics.js'], ${JSON.stringify(request.holders)})`)));
    }
    const isolate = open();
    return isolate.call(isolate.own('properties.js'), isolate.own('intrinsics.js').derefInto(), request.holders);
  };
  end([
    ['v8', process.versions.v8],
    ['properties', properties()],
  ]);
};
