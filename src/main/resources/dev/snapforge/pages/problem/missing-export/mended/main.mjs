import { sum } from './prices.mjs';
globalThis.total = sum;
