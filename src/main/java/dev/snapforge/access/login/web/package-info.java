/** How browsers sign in, at an issuer or with a token, and out. */
@NullMarked
package dev.snapforge.access.login.web;

import org.jspecify.annotations.NullMarked;
