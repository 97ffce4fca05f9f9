@NullMarked
package dev.snapforge.snapshot.web;

import org.jspecify.annotations.NullMarked;
