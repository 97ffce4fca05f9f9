/** What the engine processes of one job, and of all jobs, may use together of time and of the service's memory. */
@NullMarked
package dev.snapforge.engine.limit;

import org.jspecify.annotations.NullMarked;
