package dev.snapforge.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;

/** Makes a bean only in processes that build: {@code snapforge.role.builder}, which is on unless the settings say otherwise. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnBooleanProperty(value = "snapforge.role.builder", matchIfMissing = true)
public @interface BuilderRole {}
