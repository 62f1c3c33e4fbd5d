package dev.kept.runtime.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnguardedTest {
    private static final Path GUARDS = Path.of(System.getProperty("kept.root", ".."), "shared-runtime/target/classes");

    @ParameterizedTest
    @EnumSource
    void each_stands_in_for_one_class_of_the_runtime(Unguarded guard, @TempDir Path folder) throws IOException {
        var classes = guard.compiled(folder);
        try (var files = Files.walk(classes)) {
            assertThat(files.filter(Files::isRegularFile)).singleElement()
                    .satisfies(file -> assertThat(GUARDS.resolve(classes.relativize(file))).exists());
        }
    }
}
