/**
 * The builder: takes jobs from the queue, has an engine build and prove the snapshot, signs it, publishes it, and ends the job.
 * May use: kernel, postgres, blob, sourcemap, bundle, build, engine, signing, snapshot, release, observe.
 */
@NullMarked
package dev.snapforge.worker;

import org.jspecify.annotations.NullMarked;
