package dev.snapforge.release.rebuild;

import org.springframework.context.ApplicationContext;

/** Has a service look for new engines now, and not when its clockwork would. */
public final class EngineLook {

    private EngineLook() {}

    public static void look(ApplicationContext service) {
        service.getBean(NewEngines.class).look();
    }

    /** Has it look for versions whose base has got another target. */
    public static void follow(ApplicationContext service) {
        service.getBean(LayeredVersions.class).look();
    }
}
