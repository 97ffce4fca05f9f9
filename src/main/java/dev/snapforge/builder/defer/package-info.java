/** Has what V8 cannot write made on first use in the restored runtime, by stand-ins that are there while the bundle loads. */
@NullMarked
package dev.snapforge.builder.defer;

import org.jspecify.annotations.NullMarked;
