/** The builds that a caller may see and change, for everything that is served over HTTP. */
@NullMarked
package dev.snapforge.builds.visibility;

import org.jspecify.annotations.NullMarked;
