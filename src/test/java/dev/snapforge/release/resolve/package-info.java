@NullMarked
package dev.snapforge.release.resolve;

import org.jspecify.annotations.NullMarked;
