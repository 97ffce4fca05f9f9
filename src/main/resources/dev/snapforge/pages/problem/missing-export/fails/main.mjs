import { total } from './prices.mjs'; // it is called sum there
globalThis.total = total;
