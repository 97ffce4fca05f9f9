// What Node is, and the properties of its built-in objects.
({ request, own, end }) => {
  const properties = own('properties.js')(own('intrinsics.js'), request.holders);
  end([
    ['v8', process.versions.v8],
    ['properties', properties],
  ]);
};
