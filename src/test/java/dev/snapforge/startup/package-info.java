@NullMarked
package dev.snapforge.startup;

import org.jspecify.annotations.NullMarked;
