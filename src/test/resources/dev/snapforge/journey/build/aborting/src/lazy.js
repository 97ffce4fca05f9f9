import { four } from './bad/index.js';
export const answer = four + 1;
