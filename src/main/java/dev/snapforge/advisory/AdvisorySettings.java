package dev.snapforge.advisory;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code snapforge.advisory.*}.
 *
 * @param vulnerable what follows for those who ask for something that stands on a vulnerable engine; a request may be stricter
 */
@ConfigurationProperties("snapforge.advisory")
record AdvisorySettings(@DefaultValue("WARN") VulnerablePolicy vulnerable) {}
