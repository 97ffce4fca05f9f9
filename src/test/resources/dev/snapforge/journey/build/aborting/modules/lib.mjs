import { double } from './double.mjs';
export const answer = double(2);
export default class {}
