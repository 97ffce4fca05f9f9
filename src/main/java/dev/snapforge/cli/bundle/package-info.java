/** What the command line sends to be built: files, folders and archives, and the spec made of options. */
@NullMarked
package dev.snapforge.cli.bundle;

import org.jspecify.annotations.NullMarked;
