/** What all pages share: who looks at them, how figures are written, and the page of a refusal. */
@NullMarked
package dev.snapforge.pages;

import org.jspecify.annotations.NullMarked;
