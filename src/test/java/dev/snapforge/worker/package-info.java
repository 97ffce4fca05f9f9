/** Tests of the builder's parts that need no engine. */
@NullMarked
package dev.snapforge.worker;

import org.jspecify.annotations.NullMarked;
