import { hoistedCycle } from './g.mjs'
export const early = hoistedCycle()
export const fn3 = () => early
