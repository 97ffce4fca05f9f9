/** Tests of builds over HTTP and against Postgres, with a queue and builders made by hand. */
@NullMarked
package dev.snapforge.build;

import org.jspecify.annotations.NullMarked;
