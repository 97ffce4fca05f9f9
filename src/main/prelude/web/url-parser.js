// URL Standard, 4.4: the basic URL parser, written on strings: scheme, authority, path, query, fragment, each cut off in turn.
import { parseHost, percentEncode } from './host.js';

export const PORTS = { __proto__: null, 'http:': '80', 'https:': '443', 'ws:': '80', 'wss:': '443', 'ftp:': '21', 'file:': '' };
export const isSpecial = (url) => url.protocol in PORTS;

const FRAGMENT = /[ "<>`]/;
const QUERY = /[ "#<>]/;
const SPECIAL_QUERY = /[ "#<>']/;
const PATH = /[ "#<>?^`{}]/;
const USER = /[ "#<>?^`{}/:;=@[\\\]|]/;
const DRIVE = /^[a-z][:|]$/i;
const OPAQUE = /(?!)/;
const DOT = /^(\.|%2e)$/i;
const DOTS = /^(\.|%2e){2}$/i;

const fail = () => {
  throw undefined;
};

export const setHash = (url, text) => (url.hash = percentEncode(text, FRAGMENT));
export const setQuery = (url, text) => (url.query = percentEncode(text, isSpecial(url) ? SPECIAL_QUERY : QUERY));
export const encodeUser = (text) => percentEncode(text, USER);

export const parsePort = (url, text) => {
  if (!/^\d*$/.test(text) || Number(text) > 65535) fail();
  url.port = text === '' || String(Number(text)) === PORTS[url.protocol] ? '' : String(Number(text));
};

// Adds the segments of a path to those that are there.
export const parsePath = (url, text) => {
  if (text === '' && !isSpecial(url)) return;
  const parts = text.split(isSpecial(url) ? /[/\\]/ : '/');
  if (parts[0] === '' && parts.length > 1) parts.shift();
  parts.forEach((part, i) => {
    const isLast = i === parts.length - 1;
    if (DOTS.test(part)) {
      if (!(url.protocol === 'file:' && url.path.length === 1 && /^[a-z]:$/i.test(url.path[0]))) url.path.pop();
      if (isLast) url.path.push('');
    } else if (DOT.test(part)) {
      if (isLast) url.path.push('');
    } else if (url.protocol === 'file:' && url.path.length === 0 && DRIVE.test(part)) url.path.push(`${part[0]}:`);
    else url.path.push(percentEncode(part, PATH));
  });
};

export const parseAuthority = (url, text) => {
  const at = text.lastIndexOf('@');
  if (at >= 0) {
    const [user, ...password] = text.slice(0, at).split(':');
    url.username = encodeUser(user);
    url.password = encodeUser(password.join(':'));
  }
  const [, host, port] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/s.exec(text.slice(at + 1)) ?? fail();
  if (host === '' && (isSpecial(url) || port !== undefined || at >= 0)) fail();
  url.host = host === '' ? '' : parseHost(host, isSpecial(url)) ?? fail();
  parsePort(url, port ?? '');
};

const parseFile = (url, text, base) => {
  const slash = /^[/\\]/.test(text);
  if (/^[/\\]{2}/.test(text)) {
    const host = /^[^/\\]*/.exec(text.slice(2))[0];
    if (DRIVE.test(host)) return parsePath(url, text.slice(2));
    url.host = host === '' ? '' : parseHost(host, true) ?? fail();
    if (url.host === 'localhost') url.host = '';
    return parsePath(url, text.slice(2 + host.length));
  }
  if (base?.protocol === 'file:') {
    url.host = base.host;
    const drive = /^[a-z]:$/i.test(base.path[0]) ? [base.path[0]] : [];
    if (slash) url.path = /^[/\\][a-z][:|]([/\\]|$)/i.test(text) ? [] : drive;
    else if (!/^[a-z][:|]([/\\]|$)/i.test(text)) url.path = base.path.slice(0, text === '' ? undefined : -1);
    if (text === '') return undefined;
  }
  return parsePath(url, text);
};

const parseRelative = (url, text, base) => {
  const slashes = isSpecial(url) ? /^[/\\]{2}/ : /^\/\//;
  if (slashes.test(text)) return parseHierarchy(url, text.slice(2));
  Object.assign(url, { username: base.username, password: base.password, host: base.host, port: base.port });
  if (/^\//.test(text) || (isSpecial(url) && text[0] === '\\')) return parsePath(url, text);
  url.path = text === '' ? [...base.path] : base.path.slice(0, -1);
  return text === '' ? undefined : parsePath(url, text);
};

const parseHierarchy = (url, text) => {
  const rest = isSpecial(url) ? text.replace(/^[/\\]+/, '') : text;
  const authority = (isSpecial(url) ? /^[^/\\]*/ : /^[^/]*/).exec(rest)[0];
  parseAuthority(url, authority);
  parsePath(url, rest.slice(authority.length));
};

const parse = (input, base) => {
  let text = input.replace(/^[\0-\x20]+|[\0-\x20]+$/g, '').replace(/[\t\n\r]/g, '');
  const url = { protocol: '', username: '', password: '', host: null, port: '', path: [], query: null, hash: null };
  const hash = text.indexOf('#');
  const fragment = hash < 0 ? null : text.slice(hash + 1);
  if (hash >= 0) text = text.slice(0, hash);
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text);
  const whole = text;
  if (scheme !== null) text = text.slice(scheme[0].length);
  const mark = text.indexOf('?');
  const query = mark < 0 ? null : text.slice(mark + 1);
  if (mark >= 0) text = text.slice(0, mark);

  url.protocol = scheme !== null ? scheme[0].toLowerCase() : base?.protocol ?? fail();
  if (scheme === null && typeof base.path === 'string') {
    if (whole !== '' || fragment === null) fail();
    Object.assign(url, { path: base.path, query: base.query });
  } else if (url.protocol === 'file:') {
    url.host = '';
    parseFile(url, text, base);
  } else if (scheme === null) parseRelative(url, text, base);
  else if (isSpecial(url) && base?.protocol === url.protocol && !/^[/\\]{2}/.test(text)) parseRelative(url, text, base);
  else if (isSpecial(url)) parseHierarchy(url, text);
  else if (text.startsWith('//')) parseHierarchy(url, text.slice(2));
  else if (text[0] === '/') parsePath(url, text);
  else url.path = percentEncode(text, OPAQUE);

  if (query !== null) setQuery(url, query);
  else if (text === '' && (scheme === null || base?.protocol === url.protocol) && base && mark < 0 && typeof base.path !== 'string') {
    if (scheme === null || isSpecial(url)) url.query = base.query;
  }
  if (fragment !== null) setHash(url, fragment);
  return url;
};

// Answers undefined for what is no URL.
export const parseUrl = (input, base) => {
  try {
    return parse(input, base);
  } catch (failure) {
    if (failure === undefined) return undefined;
    throw failure;
  }
};

export const pathOf = (url) => (typeof url.path === 'string' ? url.path : url.path.map((part) => `/${part}`).join(''));
export const hostOf = (url) => (url.host ?? '') + (url.port === '' ? '' : `:${url.port}`);
export const serialise = (url) => {
  const user = url.username + (url.password === '' ? '' : `:${url.password}`);
  const authority = url.host === null ? (pathOf(url).startsWith('//') ? '/.' : '') : `//${user === '' ? '' : `${user}@`}${hostOf(url)}`;
  return url.protocol + authority + pathOf(url) + (url.query === null ? '' : `?${url.query}`) + (url.hash === null ? '' : `#${url.hash}`);
};
