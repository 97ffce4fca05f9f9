@NullMarked
package dev.snapforge.storage;

import org.jspecify.annotations.NullMarked;
