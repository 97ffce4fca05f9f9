/** Recognises tokens of trusted issuers (OpenID Connect) and the publisher rules that they satisfy, and lets people sign in there. */
@NullMarked
package dev.snapforge.access.oidc;

import org.jspecify.annotations.NullMarked;
