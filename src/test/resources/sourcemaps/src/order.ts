interface Order {
  readonly items: string[];
}

export function first(order: Order): string {
  if (order.items.length === 0) {
    throw new Error('an order has at least one item');
  }
  return order.items[0];
}
