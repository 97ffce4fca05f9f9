/** Compares everything in the store with the database and reports what differs. */
@NullMarked
package dev.snapforge.storage.check;

import org.jspecify.annotations.NullMarked;
