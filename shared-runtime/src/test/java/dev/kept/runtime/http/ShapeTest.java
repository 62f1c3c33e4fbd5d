package dev.kept.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShapeTest {
    private record Inner(@Size(max = 3) String code, @Nullable String note) {}

    private record Body(String title, @Nullable Inner inner, List<Inner> more) {}

    private static NotDone refused(Object body) {
        return catchThrowableOfType(NotDone.class, () -> Shape.check(body));
    }

    /// Twice, since what is known of a class is remembered.
    @Test
    @SuppressWarnings("NullAway") // as a reader of JSON makes them
    void each_body_of_a_class_is_looked_at_with_its_own_values() {
        var good = new Body("a", null, List.of(new Inner("abc", null)));
        var bad = new Body(null, new Inner(null, "n"), List.of());
        for (int i = 0; i < 2; i++) {
            Shape.check(good);
            assertThat(refused(bad)).hasMessageContaining("'title', 'inner.code'");
            assertThat(refused(new Body("a", null, List.of(new Inner("abcd", null))))).hasMessageContaining("'more[0].code' has 4");
        }
        assertThat(Shape.required(Body.class)).containsExactly("title", "more");
        assertThat(Shape.required(String.class)).isEmpty();
    }
}
