/** Tests with a real issuer on this machine. */
@NullMarked
package dev.snapforge.access.oidc;

import org.jspecify.annotations.NullMarked;
