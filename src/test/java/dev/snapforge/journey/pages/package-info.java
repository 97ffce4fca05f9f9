/** The pages, as a browser asks for them. */
@NullMarked
package dev.snapforge.journey.pages;

import org.jspecify.annotations.NullMarked;
