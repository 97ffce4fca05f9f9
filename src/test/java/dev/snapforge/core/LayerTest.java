package dev.snapforge.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LayerTest {

    private static final Digest DIGEST = Digest.of(new byte[] {1});
    private static final Layer NAMED = new Layer(DIGEST, "framework", "1.0.0-beta.1+7", DIGEST, DIGEST);

    @Test
    void readsWhatItWrites() {
        List<Layer> layers = List.of(NAMED, new Layer(DIGEST, null, null, DIGEST, DIGEST));
        assertThat(Layer.read(Layer.toJson(layers))).isEqualTo(layers);
    }

    @Test
    void refusesWhatIsNoListOfLayers() {
        refuses(null);
        refuses(Map.of());
        refuses(List.of());
        refuses(Collections.nCopies(Layer.MOST + 1, Layer.toJson(List.of(NAMED)).get(0)));
        refuses(List.of("sha256:" + DIGEST.hex()));
        refusesWith("version", null);
        refusesWith("name", 1L);
        refusesWith("name", "Frame work");
        refusesWith("version", "one");
        refusesWith("spec", null);
        refusesWith("more", "member");
        assertThatThrownBy(() -> Layer.read(List.of(changed("snapshot", "sha256:12"))))
                .isInstanceOfSatisfying(
                        MalformedValueException.class, e -> assertThat(e.code()).isEqualTo("malformed-digest"));
    }

    private static void refusesWith(String member, @Nullable Object value) {
        refuses(List.of(changed(member, value)));
    }

    private static Map<String, Object> changed(String member, @Nullable Object value) {
        Map<String, Object> layer = new HashMap<>(Layer.toJson(List.of(NAMED)).get(0));
        if (value == null) {
            layer.remove(member);
        } else {
            layer.put(member, value);
        }
        return layer;
    }

    private static void refuses(@Nullable Object json) {
        assertThatThrownBy(() -> Layer.read(json))
                .isInstanceOfSatisfying(
                        MalformedValueException.class, e -> assertThat(e.code()).isEqualTo("malformed-layers"));
    }
}
