globalThis.greeting = (name: string) => <p>Hello, {name}!</p>; // which function makes a p?
