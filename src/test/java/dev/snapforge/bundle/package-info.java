@NullMarked
package dev.snapforge.bundle;

import org.jspecify.annotations.NullMarked;
