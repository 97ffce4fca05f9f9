/**
 * Who changed what, and when: written in the transaction of the change, and never changed.
 * May use: kernel, access.
 */
@NullMarked
package dev.snapforge.audit;

import org.jspecify.annotations.NullMarked;
