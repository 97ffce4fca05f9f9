export let x = 1; export const inc = (by = 1) => (x += by), dummy = 0
export default function double(n) { return n * 2 }
export class K { v = 7; static s = 1; base() { return 'base' } }
export function fn() { return 'fn1' }
export const obj = { p: 'p' }
export const { destr1, n: [destr2 = 'd2'] } = { destr1: 'd1', n: [] }
const q = 'q'
export { q as 'quoted name' }
export const later = () => x++
export let swap1 = 1, swap2 = 2
export function doSwap() { [swap1, swap2] = [swap2, swap1]; ({ swap1, z: swap2 = 9 } = { swap1 }) }
export var i, k = 0
export const loop = () => { for (i of [1, 2, 3]) k += i; for (i in { a: 1 }) k++; for (i = 0; i < 3; ++i) ; }
export function setFn() { fn = () => 'fn2'; return fn() }
