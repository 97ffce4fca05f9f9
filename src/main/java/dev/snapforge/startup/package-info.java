/** What is decided before anything is started: renamed and misspelt settings, ports in use, {@code --help}. */
@NullMarked
package dev.snapforge.startup;

import org.jspecify.annotations.NullMarked;
