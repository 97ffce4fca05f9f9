// "3:ab:true:undefined"
export {};
let sum: number = 1 + 2, text: string = 'ab';
const flag: boolean | undefined = true;
let later: (one: string, ...rest: Array<number>) => void;
const [first, { second }]: [number, { second?: number }] = [1, {}];
globalThis.result = [sum, text, flag, second].join(':').replace(/:$/, ':undefined');
function unused(this: Window, a?: number, b: string = 'x', ...c: unknown[]): asserts a is number {}
