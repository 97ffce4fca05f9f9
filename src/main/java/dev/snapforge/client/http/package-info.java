/** Talks to the service over HTTP with bounded requests, and believes nothing of what it answers. */
@NullMarked
package dev.snapforge.client.http;

import org.jspecify.annotations.NullMarked;
