// [1,2,[3],4,5]
export {}
const values: unknown[] = []
values.push(1)
type First = string
;[2].forEach((it) => values.push(it))
interface Second { a: number }
values.push([3] as number[])
declare const nothing: number
const four = 4 as number
values.push(four)
type Third = 1
values.push(5)
globalThis.result = values
