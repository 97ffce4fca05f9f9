/** The messages between the service and an engine process, framed over its standard input and output (JDK only). */
@NullMarked
package dev.snapforge.engine.protocol;

import org.jspecify.annotations.NullMarked;
