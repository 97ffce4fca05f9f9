import { answer } from './lib.mjs';
import './after.mjs';
globalThis.answer = answer;
