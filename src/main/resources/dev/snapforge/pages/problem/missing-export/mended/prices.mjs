export const sum = () => 3 + 4;
