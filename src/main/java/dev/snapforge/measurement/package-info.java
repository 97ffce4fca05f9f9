/** Published snapshots that wait to be measured, and what builders have measured of them. */
@NullMarked
package dev.snapforge.measurement;

import org.jspecify.annotations.NullMarked;
