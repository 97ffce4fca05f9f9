package dev.snapforge;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The service: roles {@code api} and {@code builder}, both in one process unless settings say otherwise. With the role
 * {@code migrate} it is {@link SchemaMigration} instead.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
@ConditionalOnBooleanProperty(value = SchemaMigration.ROLE, havingValue = false, matchIfMissing = true)
public class SnapforgeApplication {

    public static void main(String[] arguments) {
        ConfigurableApplicationContext context = application().run(arguments);
        if (SchemaMigration.isRoleOf(context.getEnvironment())) {
            System.exit(SpringApplication.exit(context));
        }
    }

    static SpringApplication application() {
        SpringApplication application = new SpringApplication(SnapforgeApplication.class, SchemaMigration.class);
        application.addListeners(new SchemaMigration.WithoutWebServer());
        return application;
    }
}
