/** Where engine processes and jobs have their files: folders that go when their owner goes, and blobs that are taken from hostile hands. */
@NullMarked
package dev.snapforge.engine.work;

import org.jspecify.annotations.NullMarked;
