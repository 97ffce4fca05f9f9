import { first } from './order';

function greet(items: string[]): string {
  return `first of all: ${first({ items })}`;
}

greet(['tea']);
greet([]);
