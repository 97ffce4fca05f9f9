/** What a machine keeps between starts: containers, the last verified release and the highest revision seen of each channel. */
@NullMarked
package dev.snapforge.client.cache;

import org.jspecify.annotations.NullMarked;
