package dev.kept.workorder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kept.workorder.PolicyFiles.Included;
import dev.kept.workorder.domain.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Five ways of working come with Kept.
class PolicyFilesTest {

    @Test
    void each_way_of_working_is_there_under_its_name() {
        assertEquals(
                List.of("facility-approval@1", "facility-approval@2", "service-order@1", "vendor-and-owner@1", "vendor-and-owner@2",
                        "home-service@1",
                        "it-provider@1"),
                PolicyFiles.read().stream().map(Included::policy).map(Policy::name).toList());
    }

    @Test
    void every_file_is_in_the_list() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("kept.root", ".."), "workorder-service/src/main/resources/policies"))) {
            assertEquals(PolicyFiles.read().stream().map(it -> it.policy().id() + "-" + it.policy().version() + ".json").sorted().toList(),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }
}
