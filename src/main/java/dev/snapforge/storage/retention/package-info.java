/** Removes builds, snapshots, bundles and content that nothing needs any more, if an operator asks for it. */
@NullMarked
package dev.snapforge.storage.retention;

import org.jspecify.annotations.NullMarked;
