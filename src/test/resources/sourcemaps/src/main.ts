import { start, type Start } from './clock';

declare const globalThis: { started: () => Start };

globalThis.started = (): Start => start;
