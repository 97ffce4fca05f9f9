@NullMarked
package dev.snapforge.snapshot;

import org.jspecify.annotations.NullMarked;
