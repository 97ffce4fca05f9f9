/** How the fields of a message lie in its frame: numbers, texts and lists, none of which can claim more than its frame has (JDK only). */
@NullMarked
package dev.snapforge.engine.protocol.frame;

import org.jspecify.annotations.NullMarked;
