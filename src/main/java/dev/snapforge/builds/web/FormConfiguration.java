package dev.snapforge.builds.web;

import dev.snapforge.bundle.upload.UploadSpool;
import jakarta.servlet.MultipartConfigElement;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Parts of forms come in like other uploads: on disk, in a folder that is cleared after a crash. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class FormConfiguration {

    @Bean
    MultipartConfigElement forms(MultipartProperties limits, UploadSpool spool) {
        return new MultipartConfigElement(
                spool.folder().toString(),
                limits.getMaxFileSize().toBytes(),
                limits.getMaxRequestSize().toBytes(),
                spool.inMemory());
    }
}
