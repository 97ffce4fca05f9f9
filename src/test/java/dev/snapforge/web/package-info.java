/** The API's document: how it is made, and whether answers are as it says. */
@NullMarked
package dev.snapforge.web;

import org.jspecify.annotations.NullMarked;
