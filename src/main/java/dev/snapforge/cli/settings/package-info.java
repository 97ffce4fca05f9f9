/** Where the command line gets its service, token and keys from: options, the environment, files. */
@NullMarked
package dev.snapforge.cli.settings;

import org.jspecify.annotations.NullMarked;
