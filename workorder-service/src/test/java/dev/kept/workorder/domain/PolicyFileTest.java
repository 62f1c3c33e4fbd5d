package dev.kept.workorder.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The lifecycle page and every test of the rules speak of the policy that is shipped.
class PolicyFileTest {
    private static final JsonMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule()).build();

    @Test
    void the_shipped_policy_is_the_one_of_these_tests() throws IOException {
        assertEquals(Samples.POLICY, JSON.readValue(shipped(), Policy.class));
    }

    @Test
    void a_knob_that_there_is_not_is_refused_when_it_is_read() throws IOException {
        var unknown = shipped().replace("\"CLOSE\"", "\"SHRUG\"");
        assertThrows(JacksonException.class, () -> JSON.readValue(unknown, Policy.class));
        var negative = shipped().replace("15000", "-15000");
        assertThrows(JacksonException.class, () -> JSON.readValue(negative, Policy.class));
    }

    private static String shipped() throws IOException {
        try (var file = Objects.requireNonNull(Policy.class.getResourceAsStream("/policies/home-service-1.json"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
