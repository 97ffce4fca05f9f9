/** Tests of the embedded Postgres and of notifications, and the Postgres that all other tests share. */
@NullMarked
package dev.snapforge.postgres;

import org.jspecify.annotations.NullMarked;
