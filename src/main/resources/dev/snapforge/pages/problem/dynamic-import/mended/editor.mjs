export const open = (name) => `editing ${name}`;
