/** Whether a client of one API document may go on with another. */
@NullMarked
package dev.snapforge.api.compatibility;

import org.jspecify.annotations.NullMarked;
