/** The {@code .v8ss} container and the headers of the blobs inside it (JDK only). */
@NullMarked
package dev.snapforge.format;

import org.jspecify.annotations.NullMarked;
