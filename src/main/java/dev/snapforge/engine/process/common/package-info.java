/** What all kinds of engines share inside an engine process: request handlers, stage reports and the project's own scripts. */
@NullMarked
package dev.snapforge.engine.process.common;

import org.jspecify.annotations.NullMarked;
