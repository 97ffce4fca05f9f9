/** What other services are told, and what becomes of it when they, or we, fail. */
@NullMarked
package dev.snapforge.journey.webhooks;

import org.jspecify.annotations.NullMarked;
