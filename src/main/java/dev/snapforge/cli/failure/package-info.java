/** How commands of the command line fail, and which exit code says so. */
@NullMarked
package dev.snapforge.cli.failure;

import org.jspecify.annotations.NullMarked;
