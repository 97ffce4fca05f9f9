/** Pages of builds: what was asked, how far each target is, and why one failed, with the source around the place. */
@NullMarked
package dev.snapforge.pages.build;

import org.jspecify.annotations.NullMarked;
