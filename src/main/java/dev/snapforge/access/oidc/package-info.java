/** Recognises tokens of trusted issuers (OpenID Connect) and the publisher rules that they satisfy. */
@NullMarked
package dev.snapforge.access.oidc;

import org.jspecify.annotations.NullMarked;
