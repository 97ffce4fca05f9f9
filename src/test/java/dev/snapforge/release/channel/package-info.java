/** Tests of channels. */
@NullMarked
package dev.snapforge.release.channel;

import org.jspecify.annotations.NullMarked;
