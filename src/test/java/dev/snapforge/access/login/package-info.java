@NullMarked
package dev.snapforge.access.login;

import org.jspecify.annotations.NullMarked;
