/** Advisories over HTTP: {@code /api/v1/advisories} and {@code /api/v1/engines/{platform}/{engine}/advisory}. */
@NullMarked
package dev.snapforge.advisory.web;

import org.jspecify.annotations.NullMarked;
