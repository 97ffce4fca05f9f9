/**
 * Names, channels and resolving over HTTP.
 * May use: kernel, access, release, snapshot, signing's envelopes and Spring.
 */
@NullMarked
package dev.snapforge.release.web;

import org.jspecify.annotations.NullMarked;
