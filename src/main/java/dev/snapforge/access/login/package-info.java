/** Lets people sign in at trusted issuers (OpenID Connect, authorization code flow). */
@NullMarked
package dev.snapforge.access.login;

import org.jspecify.annotations.NullMarked;
