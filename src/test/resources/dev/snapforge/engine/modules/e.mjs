export let y = 2
export default (0, (n) => n + y) // c
let w
export { w as x }
