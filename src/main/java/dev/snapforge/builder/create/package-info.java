/** The stages that make a snapshot: from the bundle's files to a canonical blob with its warm-up. */
@NullMarked
package dev.snapforge.builder.create;

import org.jspecify.annotations.NullMarked;
