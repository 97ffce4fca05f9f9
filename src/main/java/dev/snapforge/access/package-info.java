/** Who is calling and what that principal may do: modes, scopes and namespaces. */
@NullMarked
package dev.snapforge.access;

import org.jspecify.annotations.NullMarked;
