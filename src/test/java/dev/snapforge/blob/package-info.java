@NullMarked
package dev.snapforge.blob;

import org.jspecify.annotations.NullMarked;
