/** What should not be used any more, on the command line: warnings of it, and the commands that say it. */
@NullMarked
package dev.snapforge.cli.lifecycle;

import org.jspecify.annotations.NullMarked;
