(function () {
  // Only this function knows it.
  const greet = (name) => `Hello, ${name}!`;
})();
