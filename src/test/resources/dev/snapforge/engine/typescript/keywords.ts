// [1,2,3,4,"as",6]
export {};
const type = 1, declare = 2, abstract = 3, satisfies = 4;
const as = 'as';
let is = 6;
type
;declare
globalThis.result = [type, declare, abstract, satisfies, as as string, is as number];
