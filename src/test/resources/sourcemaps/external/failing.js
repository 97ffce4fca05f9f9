(() => {
  // src/order.ts
  function first(order) {
    if (order.items.length === 0) {
      throw new Error("an order has at least one item");
    }
    return order.items[0];
  }

  // src/failing.ts
  function greet(items) {
    return `first of all: ${first({ items })}`;
  }
  greet(["tea"]);
  greet([]);
})();
