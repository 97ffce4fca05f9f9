/** Records who changed what, and when, in the transaction of the change. */
@NullMarked
package dev.snapforge.audit;

import org.jspecify.annotations.NullMarked;
