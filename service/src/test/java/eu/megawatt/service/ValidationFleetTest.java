package eu.megawatt.service;

import static eu.megawatt.service.TestAgent.COPY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.service.validation.ValidationSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes held against their peers, and profiles that follow what a fleet reaches. */
final class ValidationFleetTest {

  private static final String PROFILE =
      "/api/v1/profiles/" + ValidationLab.MODEL.replace(" ", "%20");

  @TempDir private Path data;

  /** A fleet of so many nodes of one make. */
  private ValidationLab lab(int nodes) {
    ValidationLab lab =
        ValidationLab.again(data, Optional.empty(), Instant.now(), ValidationSettings.USUAL);
    List<String> all = new ArrayList<>();
    for (int node = 0; node < nodes; node++) {
      all.add(
          String.format(
              Locale.ROOT,
              "{\"id\": \"%s\", \"rack\": \"r1\", \"gpuModel\": \"A\", \"gpuCount\": 1,"
                  + " \"ratedW\": 700, \"baseW\": 10}",
              name(node)));
    }
    String head = NodesFleet.document();
    String document =
        head.substring(0, head.indexOf("\"nodes\":"))
            + "\"nodes\": ["
            + String.join(",", all)
            + "]}";
    Reply put = lab.admin().put("/api/v1/fleet/document", document);
    assertThat(put.status()).as(put.toString()).isEqualTo(201);
    lab.admin().planOn(LiveFleet.document(lab.now()));
    return lab;
  }

  private static String name(int node) {
    return String.format(Locale.ROOT, "m%03d", node);
  }

  private static void measure(ValidationLab lab, int node, double speed) {
    try (TestAgent agent = lab.agent(name(node))) {
      lab.run(name(node));
      agent.carryOut(TestAgent.at(COPY, speed));
    }
  }

  @Test
  void node_slowerThanItsPeers_isDegradedThoughItKeepsItsPromise() {
    try (ValidationLab lab = lab(21)) {
      lab.promise(80);
      for (int node = 0; node < 19; node++) {
        measure(lab, node, 100 + (node % 5) * 0.3);
      }
      measure(lab, 19, 92);
      assertThat(lab.verdict(name(19), COPY.name()).path("reason").asText())
          .as("peers are 20 with this one")
          .isEqualTo("SLOWER_THAN_PEERS");
      measure(lab, 20, 100.5);

      JsonNode slow = lab.verdict(name(19), COPY.name());
      assertThat(slow.path("verdict").asText()).isEqualTo("DEGRADED");
      assertThat(slow.path("detail").asText()).contains("slower than the median of its peers");
      assertThat(lab.verdict(name(20), COPY.name()).path("verdict").asText()).isEqualTo("PASS");
      String run = slow.path("runId").asText();
      Reply replay = lab.admin().post(ValidationLab.RUNS + "/" + run + "/replay", "{}");
      assertThat(replay.json().path("differenceCount").asInt()).as(replay.toString()).isZero();
    }
  }

  @Test
  void node_withTooFewPeers_isHeldAgainstItsPromiseAlone() {
    try (ValidationLab lab = lab(20)) {
      lab.promise(80);
      for (int node = 0; node < 18; node++) {
        measure(lab, node, 100 + (node % 5) * 0.3);
      }
      measure(lab, 18, 92);

      assertThat(lab.verdict(name(18), COPY.name()).path("verdict").asText()).isEqualTo("PASS");
    }
  }

  @Test
  void profile_updatedFromTheFleet_needsFiftyNineNodesAndIsWhatNearlyAllReach() {
    try (ValidationLab lab = lab(59)) {
      lab.promise(80);
      for (int node = 0; node < 58; node++) {
        measure(lab, node, 100 + node * 0.01);
      }
      String update = PROFILE + "/update";
      Reply early = lab.admin().post(update, "{\"reason\":\"measured\"}");
      assertThat(early.status()).isEqualTo(422);
      assertThat(early.text()).contains("59 nodes").contains("58 were measured");

      measure(lab, 58, 100.6);
      Reply updated = lab.admin().post(update, "{\"reason\":\"measured\"}");

      assertThat(updated.status()).as(updated.toString()).isEqualTo(200);
      assertThat(updated.json().path("version").asLong()).isEqualTo(2);
      assertThat(updated.json().at("/kernels/0/value").asDouble())
          .as("with 59 the smallest is the bound")
          .isCloseTo(100, within(1e-4));
      assertThat(updated.json().at("/kernels/1/value").asDouble()).isEqualTo(80);
      assertThat(updated.json().path("source").asText()).contains("1 of 2 kernels");
      assertThat(lab.admin().get(PROFILE + "?version=1").json().at("/kernels/0/value").asDouble())
          .isEqualTo(80);
      assertThat(lab.admin().post(update, "{}").status()).isEqualTo(422);
      assertThat(lab.admin().post("/api/v1/profiles/other/update", "{\"reason\":\"a\"}").status())
          .isEqualTo(404);
    }
  }

  @Test
  void profile_putAgain_needsItsVersionAndKeepsTheOldOnes() {
    try (ValidationLab lab = lab(1)) {
      String body =
          "{\"source\":\"data sheet\",\"reason\":\"new\",\"kernels\":[{\"name\":\"copy\","
              + "\"engine\":\"e\",\"value\":%d,\"unit\":\"GB/s\"}]}";
      assertThat(lab.admin().get("/api/v1/profiles").json().path("items")).isEmpty();
      assertThat(lab.admin().get(PROFILE).status()).isEqualTo(404);

      Reply first = lab.admin().put(PROFILE, body.formatted(100));
      assertThat(first.status()).as(first.toString()).isEqualTo(201);
      assertThat(first.header("Location")).isEqualTo(PROFILE);
      assertThat(first.json().at("/kernels/0/marginRatio").asDouble()).isEqualTo(0.05);
      assertThat(lab.admin().put(PROFILE, body.formatted(100)).header("ETag")).isEqualTo("\"1\"");
      assertThat(lab.admin().put(PROFILE, body.formatted(90)).status()).isEqualTo(428);
      assertThat(lab.admin().put(PROFILE, body.formatted(90), "If-Match", "\"7\"").status())
          .isEqualTo(412);
      Reply tried =
          lab.admin().put(PROFILE + "?validateOnly", body.formatted(90), "If-Match", "\"1\"");
      assertThat(tried.status()).as(tried.toString()).isEqualTo(200);
      Reply second = lab.admin().put(PROFILE, body.formatted(90), "If-Match", "\"1\"");

      assertThat(second.status()).isEqualTo(200);
      assertThat(second.json().path("version").asLong()).isEqualTo(2);
      assertThat(lab.admin().get(PROFILE, "If-None-Match", "\"2\"").status()).isEqualTo(304);
      assertThat(lab.admin().get(PROFILE + "?version=1").json().at("/kernels/0/value").asInt())
          .isEqualTo(100);
      assertThat(lab.admin().get(PROFILE + "?version=3").status()).isEqualTo(404);
      assertThat(lab.admin().get("/api/v1/profiles").json().path("items")).hasSize(1);
    }
  }

  @Test
  void profile_withEverythingWrong_saysAllAtOnce() {
    try (ValidationLab lab = lab(1)) {
      Reply reply =
          lab.admin()
              .put(
                  PROFILE,
                  """
                  {"kernels":[{"name":"copy","engine":"e","value":-1,"unit":"GB"},
                   {"name":"copy","engine":"e","value":1,"unit":"GB/s","marginRatio":0.3,
                    "failureMarginRatio":0.2}]}""");

      assertThat(reply.status()).isEqualTo(422);
      assertThat(reply.json().path("errors").findValuesAsText("pointer"))
          .containsExactly(
              "/source",
              "/kernels/0/value",
              "/kernels/0/unit",
              "/kernels/1/marginRatio",
              "/kernels/1",
              "/reason");
    }
  }
}
