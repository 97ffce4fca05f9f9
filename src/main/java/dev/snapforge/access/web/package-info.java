/** Enforces access over HTTP: authentication, scopes, rate limits, and the API of tokens. */
@NullMarked
package dev.snapforge.access.web;

import org.jspecify.annotations.NullMarked;
