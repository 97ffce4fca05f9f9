import { fn } from './b.mjs'
import { fn3, early } from './h.mjs'
export const fn2 = () => fn() + fn3()
export function hoistedCycle() { return 'hoisted' }
