/** Builds over HTTP: {@code /api/v1/builds}. */
@NullMarked
package dev.snapforge.builds.web;

import org.jspecify.annotations.NullMarked;
