/** Work that is done again and again while the service runs. */
@NullMarked
package dev.snapforge.watch;

import org.jspecify.annotations.NullMarked;
