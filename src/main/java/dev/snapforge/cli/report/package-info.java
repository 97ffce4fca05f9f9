/** Shows what a build said as a compiler would: source lines with a caret, Markdown, SARIF. */
@NullMarked
package dev.snapforge.cli.report;

import org.jspecify.annotations.NullMarked;
