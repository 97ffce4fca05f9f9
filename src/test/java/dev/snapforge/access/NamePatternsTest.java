package dev.snapforge.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamePatternsTest {

    @ParameterizedTest
    @CsvSource({
        "team-a.*, team-a.web, true",
        "team-a.*, team-a.web.beta, true",
        "team-a.*, team-a, false",
        "team-a.*, team-ab, false",
        "team-a.*, team-axweb, false",
        "team-a.*, my-team-a.web, false",
        "web, web, true",
        "web, web2, false",
        "a_*, a_b, true",
        "*, anything, true",
    })
    void saysTheSameInJavaAndInTheDatabase(String pattern, String name, boolean included) {
        NamePatterns names = NamePatterns.of(List.of(pattern));

        assertThat(names.include(name)).isEqualTo(included);
        String regex = names.regex();
        // Nothing in these expressions means something else to PostgreSQL.
        assertThat(regex == null || Pattern.compile(regex).matcher(name).find()).isEqualTo(included);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "team-a*", "*.web", "a.*.b", "Team.*", ".*", "a b", "team-a.**", "a|b", "a.*\n"})
    void refusesPatternsThatWouldMeanMoreThanTheySeem(String pattern) {
        assertThatThrownBy(() -> NamePatterns.of(List.of(pattern))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesToConfineAdmins() {
        assertThatThrownBy(() -> new Grant(Set.of(Scope.ADMIN), NamePatterns.of(List.of("team-a.*"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void reachesNothingWithoutAGrant() {
        for (Caller caller : List.of(Caller.NOBODY, Caller.SERVICE)) {
            VisibilityFilter reach = caller.reach(Scope.values());
            assertThat(reach.everything()).isFalse();
            assertThat(reach.includes("web", caller.principal())).isFalse();
            assertThat(reach.includes(null, caller.principal())).isFalse();
            assertThat(reach.regex()).as("matches no name").isEqualTo("^$");
        }
    }

    @Test
    void reachesItsOwnThingsWithoutAName() {
        Grant grant = new Grant(Set.of(Scope.SNAPSHOTS_READ), NamePatterns.of(List.of("team-a.*")));
        VisibilityFilter reach =
                new Caller("token:a", null, List.of(grant)).reach(Scope.SNAPSHOTS_READ, Scope.BUILDS_WRITE);

        assertThat(reach.includes(null, "token:a")).isTrue();
        assertThat(reach.includes(null, "token:b")).isFalse();
        assertThat(reach.includes("team-a.web", "token:b")).isTrue();
        assertThat(reach.includes("team-b.web", "token:a"))
                .as("a name that was taken from it")
                .isFalse();
    }

    @Test
    void everythingIsReachedByAnybodyWhereNobodyIsAsked() {
        assertThat(Caller.ANYBODY.reach(Scope.BUILDS_WRITE).everything()).isTrue();
        assertThat(Caller.ANYBODY.reach(Scope.BUILDS_WRITE).includes(null, "token:b"))
                .isTrue();
    }
}
