/**
 * What all of the HTTP side shares: refusals as problem details, the clock, the description of the API, and the rule that
 * nobody but this machine is listened to. It knows no feature's inside.
 * May use: kernel.
 */
@NullMarked
package dev.snapforge.web;

import org.jspecify.annotations.NullMarked;
