/** Compares what a rebuild made with what its original made, and says why they differ. */
@NullMarked
package dev.snapforge.signer.rebuild;

import org.jspecify.annotations.NullMarked;
