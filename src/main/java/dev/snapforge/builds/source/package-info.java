/** The source of a build, which the token of a CI proved, in the form in which it is kept. */
@NullMarked
package dev.snapforge.builds.source;

import org.jspecify.annotations.NullMarked;
