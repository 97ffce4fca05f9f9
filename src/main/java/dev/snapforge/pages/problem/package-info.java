/** Explains the codes of problems and findings, each on a page of its own, with the words of the documentation. */
@NullMarked
package dev.snapforge.pages.problem;

import org.jspecify.annotations.NullMarked;
