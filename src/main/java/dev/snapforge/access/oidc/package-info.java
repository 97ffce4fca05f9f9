/**
 * Tokens of other issuers (OpenID Connect): whether they are genuine, and which rule of a trusted publisher they meet.
 * May use: kernel, access.
 */
@NullMarked
package dev.snapforge.access.oidc;

import org.jspecify.annotations.NullMarked;
