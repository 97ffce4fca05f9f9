const element = (type: string, ...children: string[]) => ({ type, children });
globalThis.greeting = (name: string) => element('p', 'Hello, ', name, '!');
