package dev.snapforge;

import dev.snapforge.startup.ImmediateAnswer;
import dev.snapforge.startup.PortCheck;
import java.util.Optional;
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

    @SuppressWarnings("SystemOut") // Whoever asks for help reads it there, and not among the lines of a log.
    public static void main(String[] arguments) {
        Optional<String> answer = ImmediateAnswer.to(arguments);
        if (answer.isPresent()) {
            System.out.println(answer.get());
            return;
        }
        ConfigurableApplicationContext context = application().run(arguments);
        if (SchemaMigration.isRoleOf(context.getEnvironment())) {
            System.exit(SpringApplication.exit(context));
        }
    }

    static SpringApplication application() {
        SpringApplication application = new SpringApplication(SnapforgeApplication.class, SchemaMigration.class);
        application.addListeners(new SchemaMigration.WithoutWebServer(), new PortCheck());
        return application;
    }
}
