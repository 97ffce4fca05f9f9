package dev.snapforge;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The service: roles {@code api} and {@code builder}, both in one process unless settings say otherwise. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SnapforgeApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(SnapforgeApplication.class, arguments);
    }
}
