globalThis.hour = (date) => date.getHours();
