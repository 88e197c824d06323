package eu.megawatt.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import eu.megawatt.system.Await;
import eu.megawatt.system.Repository;
import eu.megawatt.system.telemetry.GpuExporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  /** A metric with one label that has a word of the dashboard's own. */
  private static final Pattern CHOSEN =
      Pattern.compile("(megawatt_[a-z0-9_]+)\\{([a-z]+=\"[A-Za-z]+\")}");

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

    assertThat(named)
        .hasSizeGreaterThan(10)
        .anyMatch(it -> it.startsWith("megawatt_source_"))
        .anyMatch(it -> it.startsWith("megawatt_allocation"));
    try (GpuExporter exporter = new GpuExporter();
        Served other = new Served()) {
      JsonNode _ = other.api().put("/sources/exporter", source(exporter));
      Await.present(
          "every metric of " + named,
          () -> Optional.of(missing(named, Set.of(fleet.api(), other.api()))).filter(Set::isEmpty));
    }
  }

  private static String source(GpuExporter exporter) {
    return "{\"scrape\":{\"id\":\"exporter\",\"targets\":[{\"url\":\"%s\"}]}}"
        .formatted(exporter.address());
  }

  /** Those of some names that none of the services says now: one has a fleet, one a source. */
  private static Set<String> missing(Set<String> named, Set<Api> services) {
    Set<String> missing = new TreeSet<>(named);
    for (Api each : services) {
      missing.removeAll(metrics(each).keySet());
    }
    return missing;
  }

  /** The lines of each metric by its name. */
  private static Map<String, List<String>> metrics(Api service) {
    return service
        .text("/observe/metrics")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .collect(Collectors.groupingBy(line -> line.split("[{ ]", 2)[0]));
  }

  @Test
  void labels_askedForByName_areTheServices() {
    Map<String, List<String>> metrics = metrics(fleet.api());
    List<MatchResult> chosen =
        dashboards().stream()
            .flatMap(dashboard -> texts(dashboard, "expr").stream())
            .flatMap(expression -> CHOSEN.matcher(expression).results())
            .toList();

    assertThat(chosen).isNotEmpty();
    for (MatchResult each : chosen) {
      assertThat(metrics.get(each.group(1)))
          .as(each.group())
          .anyMatch(it -> it.contains(each.group(2)));
    }
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
