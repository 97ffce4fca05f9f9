/** The API's answers as typed values, and assertions about them that show the whole answer when they fail. */
@NullMarked
package dev.snapforge.support.answer;

import org.jspecify.annotations.NullMarked;
