/** The jobs that wait, claimed in fair order, kept in Postgres by db-scheduler. */
@NullMarked
package dev.snapforge.queue;

import org.jspecify.annotations.NullMarked;
