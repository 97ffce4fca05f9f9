/** What tests share: the service under test, its clients, and what stands in for the rest of the world. */
@NullMarked
package dev.snapforge.support;

import org.jspecify.annotations.NullMarked;
