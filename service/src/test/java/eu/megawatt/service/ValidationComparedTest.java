package eu.megawatt.service;

import static eu.megawatt.service.TestAgent.COPY;
import static eu.megawatt.service.TestAgent.TRIAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.kernels.sample.Result;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes beside each other, beside their past and beside what they were under another driver. */
final class ValidationComparedTest {

  private static final String MODEL = ValidationLab.MODEL.replace(" ", "%20");

  @TempDir private Path data;

  private ValidationLab lab;

  @BeforeEach
  void start() {
    lab = ValidationLab.of(data);
  }

  @AfterEach
  void stop() {
    lab.close();
  }

  private void measure(String nodeId, String driver, Result... results) {
    try (TestAgent agent =
        TestAgent.enrolled(
            lab.running().service().address(),
            lab.token(nodeId),
            TestAgent.device(ValidationLab.MODEL, driver))) {
      lab.run(nodeId);
      agent.carryOut(results);
    }
  }

  private static List<String> texts(JsonNode items, String pointer) {
    List<String> texts = new ArrayList<>();
    items.forEach(it -> texts.add(it.at(pointer).asText()));
    return texts;
  }

  private JsonNode get(String path) {
    Reply reply = lab.admin().get("/api/v1" + path);
    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    return reply.json();
  }

  @Test
  void verdict_ofAMeteredDevice_saysItsErrorAndItsPower() {
    measure("n01", "550.1", TestAgent.drawing(COPY, 98, 640), TestAgent.at(TRIAD, 98));

    JsonNode metered = lab.verdict("n01", COPY.name());
    JsonNode plain = lab.verdict("n01", TRIAD.name());

    assertThat(metered.path("errorRatio").asDouble()).isEqualTo(1e-7);
    assertThat(metered.path("toleranceRatio").asDouble()).isEqualTo(1e-5);
    assertThat(metered.path("powerW").asDouble()).isCloseTo(640, within(1e-3));
    assertThat(metered.path("powerSource").asText()).isEqualTo("script, GPU");
    assertThat(plain.has("powerW")).isFalse();
    assertThat(plain.path("errorRatio").asDouble()).isEqualTo(1e-7);
  }

  @Test
  void kernel_onSeveralNodes_isListedWithoutThoseThatWereNotMeasuredInIt() {
    lab.promise(100);
    measure("n02", "550.1", TestAgent.at(COPY, 80));
    measure("n01", "550.1", TestAgent.at(COPY, 99));
    measure("n03", "550.1", TestAgent.at(TRIAD, 99));
    String path = "/kernel-verdicts?kernelId=" + COPY.name();

    JsonNode all = get(path).path("items");

    assertThat(texts(all, "/nodeId")).containsExactly("n01", "n02");
    assertThat(texts(all, "/result/verdict")).containsExactly("PASS", "FAIL");
    assertThat(all.at("/0/result/expected/failureMarginRatio").asDouble()).isEqualTo(0.1);
    assertThat(texts(get(path + "&verdict=FAIL").path("items"), "/nodeId")).containsExactly("n02");
    assertThat(texts(get(path + "&model=other").path("items"), "/nodeId")).isEmpty();
    assertThat(texts(get(path + "&siteId=nowhere").path("items"), "/nodeId")).isEmpty();
    assertThat(lab.admin().get("/api/v1/kernel-verdicts").status()).isEqualTo(400);
  }

  @Test
  void past_ofANode_isAllOfItNewestFirst() {
    for (int speed : List.of(100, 99, 98)) {
      measure("n01", "550.1", TestAgent.at(COPY, speed), TestAgent.at(TRIAD, 50));
      lab.pass(Duration.ofHours(1));
    }
    String path = "/nodes/n01/past-verdicts?pageSize=2&kernelId=" + COPY.name();

    JsonNode first = get(path);
    JsonNode second = get(path + "&pageToken=" + first.path("nextPageToken").asText());

    assertThat(texts(first.path("items"), "/value")).allMatch(it -> it.matches("9[89].*"));
    assertThat(second.at("/items/0/value").asDouble()).isCloseTo(100, within(1e-3));
    assertThat(second.has("nextPageToken")).isFalse();
    assertThat(get("/nodes/n01/past-verdicts").path("items")).hasSize(6);
    assertThat(lab.admin().get("/api/v1/nodes/none/past-verdicts").status()).isEqualTo(404);
  }

  @Test
  void drivers_onTheSameNodes_areComparedByWhatEachReachedLast() {
    List<String> nodes = IntStream.rangeClosed(1, 8).mapToObj("n%02d"::formatted).toList();
    measure("n01", "550.1", TestAgent.at(COPY, 50), TestAgent.at(TRIAD, 90));
    for (int i = 0; i < nodes.size(); i++) {
      measure(nodes.get(i), "550.1", TestAgent.at(COPY, 100 + 0.1 * i));
      measure(nodes.get(i), "560.2", TestAgent.at(COPY, 104 + 0.1 * i));
    }
    measure("n01", "560.2", TestAgent.at(TRIAD, 90));

    JsonNode levels = get("/driver-levels").path("items");
    JsonNode compared =
        get("/driver-comparisons?model=" + MODEL + "&driver=560.2&against=550.1").path("items");

    assertThat(texts(levels, "/driver")).containsExactly("550.1", "560.2");
    assertThat(texts(levels, "/nodeCount")).containsExactly("8", "8");
    assertThat(texts(compared, "/kernel")).containsExactly(COPY.name(), TRIAD.name());
    assertThat(texts(compared, "/verdict")).containsExactly("Faster", "TooFew");
    assertThat(compared.at("/0/speedRatio").asDouble()).isBetween(1.038, 1.042);
    assertThat(compared.at("/0/lowRatio").asDouble()).isGreaterThan(1.03);
    assertThat(compared.at("/0/spread/value").asDouble()).isCloseTo(104.35, within(0.01));
    assertThat(compared.at("/0/againstSpread/value").asDouble()).isCloseTo(100.35, within(0.01));
    assertThat(compared.at("/0/unit").asText()).isEqualTo("GB/s");
    assertThat(compared.at("/1").has("speedRatio")).isFalse();
    assertThat(lab.admin().get("/api/v1/driver-comparisons").status()).isEqualTo(400);
  }

  @Test
  void grid_ofEnrolledNodesAlone_countsAllTheSame() {
    lab.promise(100);
    measure("n01", "550.1", TestAgent.at(COPY, 99));
    lab.agent("n05").close();

    JsonNode grid = get("/verdicts?enrolled");

    assertThat(texts(grid.path("items"), "/nodeId")).containsExactly("n01", "n05");
    assertThat(texts(grid.path("items"), "/verdict")).containsExactly("PASS", "NotRun");
    assertThat(grid.at("/nodeCountByVerdict/NotRun").asInt()).isEqualTo(12);
    assertThat(grid.at("/nodeCountByVerdict/PASS").asInt()).isEqualTo(1);
    assertThat(grid.at("/deviceModels/0").asText()).isEqualTo(ValidationLab.MODEL);
    assertThat(texts(get("/agents?nodeId=n05").path("items"), "/nodeId")).containsExactly("n05");
  }
}
