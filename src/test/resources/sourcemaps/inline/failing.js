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
//# sourceMappingURL=data:application/json;base64,ewogICJ2ZXJzaW9uIjogMywKICAic291cmNlcyI6IFsiLi4vc3JjL29yZGVyLnRzIiwgIi4uL3NyYy9mYWlsaW5nLnRzIl0sCiAgInNvdXJjZXNDb250ZW50IjogWyJpbnRlcmZhY2UgT3JkZXIge1xuICByZWFkb25seSBpdGVtczogc3RyaW5nW107XG59XG5cbmV4cG9ydCBmdW5jdGlvbiBmaXJzdChvcmRlcjogT3JkZXIpOiBzdHJpbmcge1xuICBpZiAob3JkZXIuaXRlbXMubGVuZ3RoID09PSAwKSB7XG4gICAgdGhyb3cgbmV3IEVycm9yKCdhbiBvcmRlciBoYXMgYXQgbGVhc3Qgb25lIGl0ZW0nKTtcbiAgfVxuICByZXR1cm4gb3JkZXIuaXRlbXNbMF07XG59XG4iLCAiaW1wb3J0IHsgZmlyc3QgfSBmcm9tICcuL29yZGVyJztcblxuZnVuY3Rpb24gZ3JlZXQoaXRlbXM6IHN0cmluZ1tdKTogc3RyaW5nIHtcbiAgcmV0dXJuIGBmaXJzdCBvZiBhbGw6ICR7Zmlyc3QoeyBpdGVtcyB9KX1gO1xufVxuXG5ncmVldChbJ3RlYSddKTtcbmdyZWV0KFtdKTtcbiJdLAogICJtYXBwaW5ncyI6ICI7O0FBSU8sV0FBUyxNQUFNLE9BQXNCO0FBQzFDLFFBQUksTUFBTSxNQUFNLFdBQVcsR0FBRztBQUM1QixZQUFNLElBQUksTUFBTSxnQ0FBZ0M7QUFBQSxJQUNsRDtBQUNBLFdBQU8sTUFBTSxNQUFNLENBQUM7QUFBQSxFQUN0Qjs7O0FDUEEsV0FBUyxNQUFNLE9BQXlCO0FBQ3RDLFdBQU8saUJBQWlCLE1BQU0sRUFBRSxNQUFNLENBQUMsQ0FBQztBQUFBLEVBQzFDO0FBRUEsUUFBTSxDQUFDLEtBQUssQ0FBQztBQUNiLFFBQU0sQ0FBQyxDQUFDOyIsCiAgIm5hbWVzIjogW10KfQo=
