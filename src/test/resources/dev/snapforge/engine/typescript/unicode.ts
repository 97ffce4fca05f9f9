// ["ä","𝒳","é",2]
export {};
interface Größe { länge: number } /* 𝒳 */ const ä: string = 'ä';
const letter: string = "𝒳"; type Ü = 'ü'; const é: 'é' = 'é' as const;
const größe: Größe = { länge: 2 };
globalThis.result = [ä, letter, é, größe.länge];
