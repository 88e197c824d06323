package eu.megawatt.service.kueue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The manifests under docs/kueue agree with each other and with what the controller does. */
final class KueueManifestsTest {

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final Path MANIFESTS = Path.of("..", "docs", "kueue");
  private static final Path EXCHANGES =
      Path.of("src", "test", "resources", "eu", "megawatt", "service", "kueue");

  private static List<JsonNode> documents(String file) throws IOException {
    List<JsonNode> all = new ArrayList<>();
    YAML.readerFor(JsonNode.class)
        .<JsonNode>readValues(Files.readString(MANIFESTS.resolve(file)))
        .forEachRemaining(all::add);
    return all;
  }

  private static JsonNode document(String file, String kind) throws IOException {
    return documents(file).stream()
        .filter(it -> it.path("kind").asText().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> words(JsonNode list) {
    List<String> words = new ArrayList<>();
    list.forEach(it -> words.add(it.asText()));
    return words;
  }

  @Test
  void role_ofTheController_allowsWhatItDoesAndNothingElse() throws IOException {
    Set<String> done = new TreeSet<>();
    try (Stream<Path> files = Files.list(EXCHANGES)) {
      files.forEach(
          file ->
              Exchange.of(file.getFileName().toString().replace(".http", ""))
                  .forEach(it -> done.add(it.right())));
    }
    Set<String> allowed = new TreeSet<>();
    for (JsonNode rule : document("controller.yaml", "ClusterRole").path("rules")) {
      assertThat(words(rule.path("apiGroups"))).containsExactly("kueue.x-k8s.io");
      for (String resource : words(rule.path("resources"))) {
        words(rule.path("verbs")).forEach(verb -> allowed.add(verb + " " + resource));
      }
    }

    assertThat(done).hasSizeGreaterThan(5);
    assertThat(allowed).isEqualTo(done);
  }

  @Test
  void names_ofWhatBelongsTogether_agree() throws IOException {
    JsonNode deployment = document("controller.yaml", "Deployment");
    JsonNode check = document("controller.yaml", "AdmissionCheck");
    JsonNode queue = document("queue.yaml", "ClusterQueue");
    JsonNode flavor = document("queue.yaml", "ResourceFlavor");
    JsonNode binding = document("controller.yaml", "ClusterRoleBinding");

    assertThat(deployment.at("/spec/replicas").asInt()).isEqualTo(1);
    assertThat(deployment.at("/spec/strategy/type").asText()).isEqualTo("Recreate");
    assertThat(deployment.at("/spec/template/spec/serviceAccountName"))
        .isEqualTo(document("controller.yaml", "ServiceAccount").at("/metadata/name"))
        .isEqualTo(binding.at("/subjects/0/name"));
    assertThat(binding.at("/roleRef/name"))
        .isEqualTo(document("controller.yaml", "ClusterRole").at("/metadata/name"));
    assertThat(check.at("/spec/controllerName").asText()).isEqualTo("megawatt.eu/power");
    assertThat(queue.at("/spec/admissionChecksStrategy/admissionChecks/0/name"))
        .isEqualTo(check.at("/metadata/name"));
    assertThat(queue.at("/spec/resourceGroups/0/flavors/0/name"))
        .isEqualTo(flavor.at("/metadata/name"));
    assertThat(document("queue.yaml", "LocalQueue").at("/spec/clusterQueue"))
        .isEqualTo(queue.at("/metadata/name"));
    for (JsonNode each : documents("controller.yaml")) {
      assertThat(each.path("apiVersion").asText()).isNotBlank();
    }
  }

  @Test
  void job_ofTheExample_saysOnlyWhatIsKnown() throws IOException {
    JsonNode job = document("job.yaml", "Job");
    List<String> said = new ArrayList<>();
    job.at("/spec/template/metadata/annotations").fieldNames().forEachRemaining(said::add);

    assertThat(said)
        .isNotEmpty()
        .allSatisfy(
            it -> {
              assertThat(it).startsWith("megawatt.eu/");
              assertThat(Orders.keys()).contains(it.substring("megawatt.eu/".length()));
            });
    assertThat(Files.readString(Path.of("..", "docs", "kueue.md")))
        .contains(Orders.keys().stream().map(it -> "| `" + it + "`").toList());
  }
}
