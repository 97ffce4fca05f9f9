/** Keeps immutable content by its digest, in a directory or a bucket, and hands out nothing that differs from its digest. */
@NullMarked
package dev.snapforge.blob;

import org.jspecify.annotations.NullMarked;
