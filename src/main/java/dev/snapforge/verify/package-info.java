/** What must hold before V8 sees a byte: trusted keys, signatures and signed statements (JDK only). */
@NullMarked
package dev.snapforge.verify;

import org.jspecify.annotations.NullMarked;
