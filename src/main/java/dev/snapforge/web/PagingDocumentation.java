package dev.snapforge.web;

import dev.snapforge.kernel.Cursor;
import dev.snapforge.kernel.Limit;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.ParameterCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;

/** Describes the two parameters that every list has in the same words. */
@Component
class PagingDocumentation implements ParameterCustomizer {

    @Override
    public @Nullable Parameter customize(@Nullable Parameter described, MethodParameter parameter) {
        if (described == null) {
            return null;
        }
        Limit limit = parameter.getParameterAnnotation(Limit.class);
        if (limit != null) {
            described.setDescription("Most items to give, 1 to " + limit.most() + limit.more());
            described.setExample(described.getSchema().getDefault());
        }
        Cursor cursor = parameter.getParameterAnnotation(Cursor.class);
        if (cursor != null) {
            described.setDescription("`next` of the part before");
            described.addExample("one", new Example().summary("a cursor").value(cursor.value()));
        }
        return described;
    }
}
