package dev.snapforge.api;

import dev.snapforge.core.UnknownFieldException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses the fields of a JSON body at operations that take none, such as a rebuild: whoever sends targets there expects them to
 * count.
 */
@Component
class UnexpectedBodyCheck implements HandlerInterceptor, WebMvcConfigurer {

    private static final Set<String> CHANGES =
            Set.of(HttpMethod.POST.name(), HttpMethod.PUT.name(), HttpMethod.PATCH.name(), HttpMethod.DELETE.name());

    private final JsonMapper json;

    UnexpectedBodyCheck(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        // An answer that was waited for is dispatched once more; its request has been read.
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && CHANGES.contains(request.getMethod())
                && isJson(request)
                && handler instanceof HandlerMethod method) {
            boolean takesBody = Arrays.stream(method.getMethodParameters())
                    .anyMatch(it -> it.hasParameterAnnotation(RequestBody.class));
            if (!takesBody) {
                refuseFields(request);
            }
        }
        return true;
    }

    private static boolean isJson(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.startsWith(MediaType.APPLICATION_JSON_VALUE);
    }

    // Only as far as the first field: the rest may be of any length.
    private void refuseFields(HttpServletRequest request) throws IOException {
        try (JsonParser body = json.createParser(request.getInputStream())) {
            if (body.nextToken() == JsonToken.START_OBJECT && body.nextToken() == JsonToken.PROPERTY_NAME) {
                throw UnknownFieldException.of("The body", "", List.of(body.currentName()), List.of());
            }
        } catch (StreamReadException e) {
            throw new HttpMessageNotReadableException("Not JSON", e, new ServletServerHttpRequest(request));
        }
    }
}
