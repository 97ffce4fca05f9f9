/** What is decided before anything is started: settings by their old names, misspelt ones, ports in use, {@code --help}. */
@NullMarked
package dev.snapforge.startup;

import org.jspecify.annotations.NullMarked;
