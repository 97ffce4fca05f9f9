import { prices } from './prices.mjs'; // was not sent
globalThis.total = () => prices.reduce((sum, price) => sum + price, 0);
