package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.service.rest.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios over REST. */
final class ScenarioTest {

  private static final String PATH = "/api/v1/scenarios";

  @TempDir Path data;

  private RunningService running;

  @BeforeEach
  void start() {
    running = RunningService.from(data.resolve("new"));
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void add_twice_isOneScenario() {
    String document = Examples.small(1);

    Reply first = running.admin().post(PATH, document);
    Reply second = running.admin().post(PATH, document);

    assertThat(first.status()).as(first.toString()).isEqualTo(201);
    assertThat(first.header("Location")).isEqualTo(PATH + "/" + id(first));
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.json()).isEqualTo(first.json());
    assertThat(running.admin().get(PATH).json().path("items")).hasSize(1);
  }

  @Test
  void show_added_hasItsFigures() {
    JsonNode summary = running.admin().post(PATH, Examples.small(1)).json();

    assertThat(running.admin().get(PATH + "/" + summary.path("id").asText()).json())
        .isEqualTo(summary);
    assertThat(summary.path("slotMinutes").asInt()).isEqualTo(15);
    assertThat(summary.path("slotCount").asInt()).isEqualTo(672);
    assertThat(summary.path("jobCount").asInt()).isEqualTo(50);
    assertThat(summary.path("poolCount").asInt()).isEqualTo(4);
    assertThat(summary.path("sites")).hasSize(2);
    assertThat(summary.at("/sites/0/limitW").asLong()).isGreaterThan(1_000_000);
  }

  @Test
  void add_gzipped_isTheSameContent() {
    String document = Examples.small(1);
    String plain = id(running.admin().post(PATH, document));

    Reply zipped =
        running
            .admin()
            .send(
                "POST",
                PATH,
                BodyPublishers.ofByteArray(Answer.gzip(document.getBytes(StandardCharsets.UTF_8))),
                "Content-Type",
                "application/json",
                "Content-Encoding",
                "gzip");

    assertThat(zipped.status()).as(zipped.toString()).isEqualTo(200);
    assertThat(id(zipped)).isEqualTo(plain);
  }

  @Test
  void add_notGzip_400() {
    Reply reply = running.admin().post(PATH, "{}", "Content-Encoding", "gzip");

    assertThat(reply.status()).as(reply.toString()).isEqualTo(400);
  }

  @Test
  void add_yaml_isRead() {
    String yaml = Examples.small(1); // JSON is YAML too
    Reply reply =
        running
            .admin()
            .send("POST", PATH, BodyPublishers.ofString(yaml), "Content-Type", "application/yaml");

    assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
  }

  @Test
  void document_added_comesBackAsItWas() {
    String document = Examples.small(1);
    String id = running.admin().scenario(document);

    Reply plain = running.admin().get(PATH + "/" + id + "/document");
    Reply zipped = running.admin().get(PATH + "/" + id + "/document", "Accept-Encoding", "gzip");

    assertThat(plain.text()).isEqualTo(document);
    assertThat(zipped.header("Content-Encoding")).isEqualTo("gzip");
  }

  @Test
  void add_broken_422WithEveryPointer() {
    String broken =
        Examples.small(1)
            .replaceFirst("\"residency\": *\"[^\"]*\"", "\"residency\": \"nowhere\"")
            .replaceFirst("\"slotMinutes\": *15", "\"slotMinutes\": -15");

    Reply reply = running.admin().post(PATH, broken);

    assertThat(reply.status()).as(reply.toString()).isEqualTo(422);
    assertThat(reply.json().path("type").asText()).isEqualTo("/problems/invalid-request");
    assertThat(reply.json().path("errors").findValuesAsText("pointer"))
        .contains("/horizon/slotMinutes");
    assertThat(running.admin().get(PATH).json().path("items")).isEmpty();
  }

  @Test
  void list_inPages_hasNoGapsWhileMoreArrive() {
    List<String> added = new ArrayList<>();
    for (int seed = 1; seed <= 5; seed++) {
      added.addFirst(running.admin().scenario(Examples.small(seed)));
    }

    List<String> seen = new ArrayList<>();
    String next = PATH + "?pageSize=2";
    while (!next.isEmpty()) {
      JsonNode page = running.admin().get(next).json();
      page.path("items").forEach(item -> seen.add(item.path("id").asText()));
      running.admin().scenario(Examples.small(100 + seen.size()));
      String token = page.path("nextPageToken").asText();
      next = token.isEmpty() ? "" : PATH + "?pageSize=2&pageToken=" + token;
    }

    assertThat(seen).isEqualTo(added);
  }

  @Test
  void pageToken_otherList_400() {
    running.admin().scenario(Examples.small(1));
    running.admin().scenario(Examples.small(2));
    String token = running.admin().get(PATH + "?pageSize=1").json().path("nextPageToken").asText();

    assertThat(token).isNotEmpty();
    assertThat(running.admin().get("/api/v1/plans?pageToken=" + token).status()).isEqualTo(400);
  }

  @Test
  void delete_added_isGone() {
    String id = running.admin().scenario(Examples.small(1));

    assertThat(running.admin().delete(PATH + "/" + id).status()).isEqualTo(204);
    assertThat(running.admin().get(PATH + "/" + id).status()).isEqualTo(404);
    assertThat(running.admin().delete(PATH + "/" + id).status()).isEqualTo(404);
  }

  private static String id(Reply reply) {
    return reply.json().path("id").asText();
  }
}
