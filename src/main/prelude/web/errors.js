import { constants, define, expose } from './globals.js';

// WebIDL, 2.8.1: the names that have a code, in the order of the codes.
const CODES =
  'IndexSize,DOMStringSize,HierarchyRequest,WrongDocument,InvalidCharacter,NoDataAllowed,NoModificationAllowed,NotFound,NotSupported,InUseAttribute,InvalidState,Syntax,InvalidModification,Namespace,InvalidAccess,Validation,TypeMismatch,Security,Network,Abort,URLMismatch,QuotaExceeded,Timeout,InvalidNodeType,DataClone'.split(
    ',',
  );

export class DOMException extends Error {
  #name;

  constructor(message = '', name = 'Error') {
    super();
    Object.defineProperty(this, 'message', { value: `${message}`, writable: true, configurable: true });
    this.#name = `${typeof name === 'object' && name !== null ? name.name ?? 'Error' : name}`;
  }

  get name() {
    return #name in this ? this.#name : 'Error';
  }

  get code() {
    return /Error$/.test(this.name) ? CODES.indexOf(this.name.slice(0, -5)) + 1 : 0;
  }
}

const codes = {};
CODES.forEach((name, index) => {
  codes[`${name.replace(/([a-z]|URL)(?=[A-Z])/g, '$1_').toUpperCase()}_ERR`] = index + 1;
});

// The page's onerror, where somebody has set one; the console otherwise.
export const reportError = (error) => {
  const handler = Object.getOwnPropertyDescriptor(globalThis, 'onerror')?.value;
  if (typeof handler === 'function') handler(String(error?.message ?? error), '', 0, 0, error);
  else globalThis.console.error(error);
};

expose({ DOMException });
constants(DOMException, codes);
define({ reportError });
