/**
 * Looks after what is kept as a whole: forgets what nobody needs any more, and compares the store with the database. No other
 * package removes rows of builds, bundles or snapshots, and what is needed can only be seen over all tables at once, so the
 * statements here join tables of several packages.
 * May use: kernel, access, blob, build, bundle, observe, signing, snapshot, release, watch.
 */
@NullMarked
package dev.snapforge.storage;

import org.jspecify.annotations.NullMarked;
