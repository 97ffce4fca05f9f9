/**
 * Builds and their jobs: what may be asked for, the states, the events, and who may write under which attempt. The queue
 * and the knowledge of which builders live are ports that {@code worker} implements, and which versions are taken one that
 * {@code release} does.
 * May use: kernel, access, bundle, prelude, postgres, observe.
 */
@NullMarked
package dev.snapforge.build;

import org.jspecify.annotations.NullMarked;
