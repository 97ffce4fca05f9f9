/**
 * What a Java runtime uses: fetch a snapshot, verify it, keep it in a cache, open a {@code V8Runtime} from it.
 * May use: kernel, signing (without signing.key), the JDK and Javet; it is its own jar, classifier {@code client}.
 */
@NullMarked
package dev.snapforge.client;

import org.jspecify.annotations.NullMarked;
