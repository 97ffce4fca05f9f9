import { x } from './b.mjs'; import * as b from './b.mjs'; export { x, b }
