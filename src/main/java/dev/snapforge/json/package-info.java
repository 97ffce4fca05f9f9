/** Canonical JSON (RFC 8785): parsed strictly, written in exactly one form, because it is hashed and signed (JDK only). */
@NullMarked
package dev.snapforge.json;

import org.jspecify.annotations.NullMarked;
