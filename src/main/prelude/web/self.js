import { define } from './globals.js';
import './slots.js';

define({ self: globalThis });
