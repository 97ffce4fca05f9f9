import { constants, define, expose } from './globals.js';

// WebIDL, 2.8.1: the names that have a code, in the order of the codes.
const CODES =
  'IndexSize,DOMStringSize,HierarchyRequest,WrongDocument,InvalidCharacter,NoDataAllowed,NoModificationAllowed,NotFound,NotSupported,InUseAttribute,InvalidState,Syntax,InvalidModification,Namespace,InvalidAccess,Validation,TypeMismatch,Security,Network,Abort,URLMismatch,QuotaExceeded,Timeout,InvalidNodeType,DataClone'.split(
    ',',
  );

// Their codes are still constants, but no error has them any more.
const RETIRED = new Set(['DOMStringSize', 'NoDataAllowed', 'Validation']);

export class DOMException extends Error {
  #message;
  #name;

  constructor(message = '', name = 'Error') {
    super();
    this.#message = `${message}`;
    this.#name = `${typeof name === 'object' && name !== null ? name.name ?? 'Error' : name}`;
  }

  get name() {
    return this.#name;
  }

  get message() {
    return this.#message;
  }

  get code() {
    const name = /^(.+)Error$/.exec(this.#name)?.[1];
    return RETIRED.has(name) ? 0 : CODES.indexOf(name) + 1;
  }
}

const codes = {};
CODES.forEach((name, index) => {
  codes[`${name.replace('InUse', 'Inuse').replace(/([a-z]|URL)(?=[A-Z])/g, '$1_').toUpperCase()}_ERR`] = index + 1;
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
