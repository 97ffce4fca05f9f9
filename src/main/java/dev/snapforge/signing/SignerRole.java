package dev.snapforge.signing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;

/**
 * Makes a bean only in processes that hold the signing key: {@code snapforge.role.signer}, which is on where the role {@code api} is
 * unless the settings say otherwise. A process that only builds has no key, and nothing that could read one.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnExpression("${snapforge.role.signer:${snapforge.role.api:true}}")
public @interface SignerRole {}
