/** What the whole HTTP API shares: problem details, paging and the OpenAPI document. */
@NullMarked
package dev.snapforge.api;

import org.jspecify.annotations.NullMarked;
