import { Buffer } from 'buffer';
import { define } from '../web/globals.js';

define({ Buffer, global: globalThis });
