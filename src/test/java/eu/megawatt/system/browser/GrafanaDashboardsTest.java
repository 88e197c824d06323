package eu.megawatt.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import eu.megawatt.system.Await;
import eu.megawatt.system.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The dashboards for Grafana ask for what the service has. */
@ExtendWith(WatchedFleet.Extension.class)
final class GrafanaDashboardsTest {

  private static final Pattern OURS = Pattern.compile("\\bmegawatt_[a-z0-9_]+");
  private static final int CURRENT_SCHEMA = 41;

  private final WatchedFleet fleet;

  GrafanaDashboardsTest(WatchedFleet fleet) {
    this.fleet = fleet;
  }

  @Test
  void metrics_namedInTheDashboards_areTheServices() {
    Set<String> named = new TreeSet<>();
    for (JsonNode dashboard : dashboards()) {
      for (String expression : texts(dashboard, "expr", "definition")) {
        OURS.matcher(expression).results().map(MatchResult::group).forEach(named::add);
      }
    }

    assertThat(named).hasSizeGreaterThan(10);
    Await.present(
        "every metric of " + named, () -> Optional.of(missing(named)).filter(Set::isEmpty));
  }

  /** Those of some names that the service does not say now. */
  private Set<String> missing(Set<String> named) {
    Set<String> missing = new TreeSet<>(named);
    missing.removeAll(
        fleet
            .api()
            .text("/observe/metrics")
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split("[{ ]", 2)[0])
            .collect(Collectors.toSet()));
    return missing;
  }

  @Test
  void panels_ofEveryDashboard_haveAUnitAndNoLimitOfTheirOwn() {
    for (JsonNode dashboard : dashboards()) {
      assertThat(dashboard.path("schemaVersion").asInt()).isEqualTo(CURRENT_SCHEMA);
      assertThat(dashboard.path("panels")).isNotEmpty();
      for (JsonNode panel : dashboard.path("panels")) {
        String title = panel.path("title").asText();
        JsonNode defaults = panel.at("/fieldConfig/defaults");
        assertThat(defaults.path("unit").asText()).as("unit of " + title).isNotBlank();
        assertThat(defaults.has("max")).as("largest value of " + title).isFalse();
        assertThat(panel.findValues("thresholds")).as("thresholds of " + title).isEmpty();
        assertThat(panel.path("description").asText()).as("words on " + title).isNotBlank();
      }
    }
  }

  private static List<String> texts(JsonNode node, String... fields) {
    List<String> found = new ArrayList<>();
    for (String field : fields) {
      node.findValues(field).stream().map(JsonNode::asText).forEach(found::add);
    }
    return found;
  }

  private static List<JsonNode> dashboards() {
    Path folder = Repository.file("dashboards/grafana");
    try (Stream<Path> files = Files.list(folder)) {
      List<JsonNode> dashboards = new ArrayList<>();
      for (Path file : files.filter(it -> it.toString().endsWith(".json")).sorted().toList()) {
        dashboards.add(new JsonMapper().readTree(Files.readString(file)));
      }
      assertThat(dashboards).hasSize(2);
      return dashboards;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
