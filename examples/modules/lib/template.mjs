import { escapeHtml } from './escape.mjs';

/** A function that fills the {placeholders} of a text. */
export function compile(text) {
  const parts = text.split(/\{(\w+)\}/);
  return (values) => parts.map((part, i) => (i % 2 === 0 ? part : escapeHtml(values[part]))).join('');
}
