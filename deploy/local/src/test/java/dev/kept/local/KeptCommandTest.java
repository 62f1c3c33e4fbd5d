package dev.kept.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the script `./kept` does before there is a Java to do it.
class KeptCommandTest {

    @TempDir
    Path folder;

    @Test
    void without_a_jdk_25_it_says_in_one_sentence_how_to_get_one() throws Exception {
        Path old = jdk("jdk-17", "17.0.15");
        var answer = kept(Map.of("JAVA_HOME", old.toString(), "PATH", pathWithoutJava(), "KEPT_JDKS", folder.toString()));
        assertEquals(1, answer.code());
        assertTrue(answer.text().startsWith("Kept needs a JDK 25 or later and finds none"), answer.text());
        assertTrue(answer.text().contains("install one"), answer.text());
        assertEquals(1, answer.text().strip().lines().count(), answer.text());
    }

    @Test
    void a_java_home_without_25_does_not_hide_the_jdk_25_beside_it() throws Exception {
        Path old = jdk("jdk-17", "17.0.15");
        Path asked = jdk("jdk-25", "25.0.1");
        Files.writeString(asked.resolve("bin/java"), "#!/bin/sh\necho chosen $0\n");
        // No Maven on the PATH: it gets as far as wanting to build, or starts what is built.
        var answer = kept(Map.of("JAVA_HOME", old.toString(), "PATH", pathWithoutJava(), "KEPT_JDKS", folder.toString()));
        assertTrue(answer.text().contains("chosen " + asked) || answer.text().contains("there is no mvn on the PATH"), answer.text());
    }

    private Path jdk(String name, String version) throws Exception {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        for (var program : List.of("java", "javac")) {
            assertTrue(Files.createFile(home.resolve("bin").resolve(program)).toFile().setExecutable(true));
        }
        return home;
    }

    /// A folder with the few programs that the script uses.
    private String pathWithoutJava() throws Exception {
        Path programs = Files.createDirectories(folder.resolve("programs"));
        for (var name : List.of("dirname", "sed", "find", "head", "readlink", "mkdir", "touch", "grep", "cat")) {
            var real = List.of(Path.of("/usr/bin", name), Path.of("/bin", name)).stream().filter(Files::exists).findFirst().orElseThrow();
            Path program = Files.writeString(programs.resolve(name), "#!/bin/sh\nexec " + real + " \"$@\"\n");
            assertTrue(program.toFile().setExecutable(true));
        }
        return programs.toString();
    }

    private record Answer(int code, String text) {}

    private static Answer kept(Map<String, String> environment) throws Exception {
        var root = Path.of(System.getProperty("kept.root", "../..")).toAbsolutePath().normalize();
        var builder = new ProcessBuilder("/bin/sh", root.resolve("kept").toString()).redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("JAVA_HOME", "PATH"));
        builder.environment().putAll(environment);
        var process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS), text);
        return new Answer(process.exitValue(), text);
    }
}
