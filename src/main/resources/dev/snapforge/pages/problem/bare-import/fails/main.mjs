// Packages are not looked up while a snapshot is made.
import { capitalize } from 'lodash-es';
globalThis.greet = (name) => `Hello, ${capitalize(name)}!`;
