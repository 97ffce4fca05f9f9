@NullMarked
package dev.snapforge.access.login.web;

import org.jspecify.annotations.NullMarked;
