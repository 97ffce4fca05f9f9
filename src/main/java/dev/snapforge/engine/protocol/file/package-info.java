/** Blobs go between the service and engine processes as files in a process's folder, which messages only name (JDK only). */
@NullMarked
package dev.snapforge.engine.protocol.file;

import org.jspecify.annotations.NullMarked;
