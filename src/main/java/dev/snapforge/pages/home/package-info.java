/** The first page, and the page of engines and queue: what the service is, what it can build for, and what it is busy with. */
@NullMarked
package dev.snapforge.pages.home;

import org.jspecify.annotations.NullMarked;
