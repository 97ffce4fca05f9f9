/** The embedded Postgres that runs when no other is configured, the database's clock, and LISTEN/NOTIFY. */
@NullMarked
package dev.snapforge.postgres;

import org.jspecify.annotations.NullMarked;
