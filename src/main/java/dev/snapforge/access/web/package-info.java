/**
 * Access over HTTP: who may call which operation, tokens, limits, and refusals as problem details.
 * May use: kernel, access.
 */
@NullMarked
package dev.snapforge.access.web;

import org.jspecify.annotations.NullMarked;
