/** Names, versions, channels and resolving over HTTP. */
@NullMarked
package dev.snapforge.release.web;

import org.jspecify.annotations.NullMarked;
