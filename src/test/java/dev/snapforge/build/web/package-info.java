/** How the API's document describes requests to build. */
@NullMarked
package dev.snapforge.build.web;

import org.jspecify.annotations.NullMarked;
