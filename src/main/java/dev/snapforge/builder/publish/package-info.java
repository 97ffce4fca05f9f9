/** Signs and publishes a proven snapshot, and compares a rebuild with its original. */
@NullMarked
package dev.snapforge.builder.publish;

import org.jspecify.annotations.NullMarked;
