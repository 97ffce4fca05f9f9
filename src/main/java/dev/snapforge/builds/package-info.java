/** Owns builds and their jobs: states, events and leases. */
@NullMarked
package dev.snapforge.builds;

import org.jspecify.annotations.NullMarked;
