/** Snapforge: builds, proves, signs and serves V8 startup snapshots; each package below is one capability. */
@NullMarked
package dev.snapforge;

import org.jspecify.annotations.NullMarked;
