/**
 * What all of the HTTP side shares: refusals as problem details, the clock, and the description of the API. It knows no feature's inside.
 * May use: kernel, observe.
 */
@NullMarked
package dev.snapforge.web;

import org.jspecify.annotations.NullMarked;
