package dev.snapforge.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.server.PathContainer;

/** Which badges are for everybody. */
class OpenBadgesTest {

    @Test
    void noneIfNoneIsOpened() {
        assertThat(of().include("app")).isFalse();
        assertThat(of().areAt(path("/names/app/channels/stable/badge.svg"))).isFalse();
        assertThat(of("*").include("app")).isTrue();
    }

    @Test
    void thoseOfTheNamesThatPatternsMean() {
        OpenBadges badges = of("team-a.*", "app");
        assertThat(badges.areAt(path("/names/app/channels/stable/badge.svg"))).isTrue();
        assertThat(badges.areAt(path("/names/team-a.web/channels/stable/badge.svg")))
                .isTrue();
        assertThat(badges.areAt(path("/names/team-ab/channels/stable/badge.svg")))
                .isFalse();
        assertThat(badges.areAt(path("/names/app/channels/stable"))).isFalse();
        assertThat(badges.areAt(path("/names/app"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "team*", ".*", "Team", "a b", "*.app"})
    void refusesWhatIsNoPattern(String pattern) {
        assertThatThrownBy(() -> of(pattern))
                .isInstanceOf(AccessSettingException.class)
                .hasMessageContaining("snapforge.access.open-badges")
                .extracting(it -> ((AccessSettingException) it).code())
                .isEqualTo("unsafe-access-setting");
    }

    private static PathContainer path(String path) {
        return PathContainer.parsePath(path);
    }

    private static OpenBadges of(String... patterns) {
        return new OpenBadges(new AccessSettings(
                Set.of(AccessMode.TOKENS),
                Path.of("unused"),
                FirstToken.FILE,
                false,
                Set.of(patterns),
                null,
                null,
                Set.of()));
    }
}
