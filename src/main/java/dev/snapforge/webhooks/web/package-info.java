/** Webhooks and their deliveries over HTTP: {@code /api/v1/webhooks}. */
@NullMarked
package dev.snapforge.webhooks.web;

import org.jspecify.annotations.NullMarked;
