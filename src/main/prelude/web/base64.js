import { DOMException } from './errors.js';
import { define } from './globals.js';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const wrong = (why) => new DOMException(why, 'InvalidCharacterError');

function btoa(data) {
  const text = `${data}`;
  let result = '';
  for (let i = 0; i < text.length; i += 3) {
    let bits = 0;
    for (let j = i; j < i + 3; j++) {
      const code = j < text.length ? text.charCodeAt(j) : 0;
      if (code > 255) throw wrong(`the character at ${j} is not one of Latin-1`);
      bits = (bits << 8) | code;
    }
    for (let j = 0; j < 4; j++) {
      result += i + j > text.length ? '=' : ALPHABET[(bits >> (18 - 6 * j)) & 63];
    }
  }
  return result;
}

// Infra Standard, "forgiving-base64 decode".
function atob(data) {
  let text = `${data}`.replace(/[\t\n\f\r ]/g, '');
  if (text.length % 4 === 0) text = text.replace(/==?$/, '');
  if (text.length % 4 === 1 || /[^A-Za-z0-9+/]/.test(text)) throw wrong('the text is not base64');
  let result = '';
  let bits = 0;
  for (let i = 0; i < text.length; i++) {
    bits = ((bits << 6) | ALPHABET.indexOf(text[i])) & 0xffffff;
    if (i % 4 > 0) result += String.fromCharCode((bits >> (6 - 2 * (i % 4))) & 255);
  }
  return result;
}

define({ atob, btoa });
