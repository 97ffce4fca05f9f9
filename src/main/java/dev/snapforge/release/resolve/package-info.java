/** Finds the one snapshot that a runtime should load when it asks by name. */
@NullMarked
package dev.snapforge.release.resolve;

import org.jspecify.annotations.NullMarked;
