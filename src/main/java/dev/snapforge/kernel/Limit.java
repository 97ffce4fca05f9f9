package dev.snapforge.kernel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks the parameter of a list that says how many items to give; the description of the API words all of them alike. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Limit {

    /** The largest limit, as in {@link Paging}. */
    int most();

    /** What else is to be said. */
    String more() default "";
}
