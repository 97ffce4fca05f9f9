/**
 * Takes in the JavaScript that snapshots are made of: reads uploads and archives without trusting them, and keeps each
 * bundle once, by its digest.
 * May use: kernel, blob, sourcemap.
 */
@NullMarked
package dev.snapforge.bundle;

import org.jspecify.annotations.NullMarked;
