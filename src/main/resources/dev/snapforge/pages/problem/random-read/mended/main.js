globalThis.lucky = () => Math.random() < 0.5;
