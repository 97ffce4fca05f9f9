package dev.snapforge.api;

import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.webjars.WebJarVersionLocator;

/** Serves Swagger UI, with a start script of our own that fills in examples which exist. */
@Component
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class SwaggerUi implements WebMvcConfigurer {

    private static final String NAME = "swagger-ui";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        String version = Objects.requireNonNull(new WebJarVersionLocator().version(NAME), "Swagger UI is missing");
        // The first location that has a file wins.
        registry.addResourceHandler("/" + NAME + "/**")
                .addResourceLocations(
                        "classpath:/" + NAME + "/",
                        "classpath:/META-INF/resources/webjars/" + NAME + "/" + version + "/");
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/" + NAME + ".html", "/" + NAME + "/index.html");
    }
}
