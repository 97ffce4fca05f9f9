/** Rewrites scripts for an engine without Unicode's tables: regular expressions that ask for them become equal ones that do not. */
@NullMarked
package dev.snapforge.engine.process.unicode;

import org.jspecify.annotations.NullMarked;
