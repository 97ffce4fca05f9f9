/** What the documentation promises about itself: links lead somewhere, and its index pages are complete. */
@NullMarked
package dev.snapforge.docs;

import org.jspecify.annotations.NullMarked;
