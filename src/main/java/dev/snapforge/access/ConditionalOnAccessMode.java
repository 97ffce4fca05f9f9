package dev.snapforge.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Makes a bean only where a way of authentication is one of the modes. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Conditional(ConditionalOnAccessMode.Mode.class)
public @interface ConditionalOnAccessMode {

    /** The mode that must be among them. */
    AccessMode value();

    /** Looks at {@code snapforge.access.mode}. */
    final class Mode implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            Map<String, Object> needed =
                    Objects.requireNonNull(metadata.getAnnotationAttributes(ConditionalOnAccessMode.class.getName()));
            return Binder.get(context.getEnvironment())
                    .bind("snapforge.access.mode", Bindable.setOf(AccessMode.class))
                    .orElse(Set.of())
                    .contains(needed.get("value"));
        }
    }
}
