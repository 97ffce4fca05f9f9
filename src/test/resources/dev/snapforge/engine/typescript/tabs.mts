// ["crlf",1]
interface A {
	a: number
}
const a: A =	{ a: 1 as number };
	const text: string = "crlf";
globalThis.result = [text, a.a];
