/** What the command line prints, and where: results, messages, progress, tables, colours. */
@NullMarked
package dev.snapforge.cli.terminal;

import org.jspecify.annotations.NullMarked;
