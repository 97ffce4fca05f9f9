/**
 * What lets operators follow one piece of work through all processes, and what they must hear of wherever it is noticed.
 * May use: kernel.
 */
@NullMarked
package dev.snapforge.observe;

import org.jspecify.annotations.NullMarked;
