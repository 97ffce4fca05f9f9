/**
 * Public keys over HTTP.
 * May use: signing.key, signing, kernel and Spring.
 */
@NullMarked
package dev.snapforge.signing.key.web;

import org.jspecify.annotations.NullMarked;
