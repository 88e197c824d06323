package eu.megawatt.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.fleet.example.ExampleFleet;
import eu.megawatt.fleet.inventory.EntryKind;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.InventorySnapshot;
import eu.megawatt.fleet.inventory.document.InventoryWriter;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fleet over REST. */
final class FleetTest {

  private static final String DOCUMENT = "/api/v1/fleet/document";
  private static final Inventory POCKET = ExampleFleet.pocket();
  private static final String POCKET_ID = InventoryWriter.snapshot(POCKET).id();

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
  void document_noFleetYet_404() {
    assertThat(running.admin().get(DOCUMENT).status()).isEqualTo(404);
    assertThat(running.admin().get("/api/v1/snapshots").json().path("items")).isEmpty();
    assertThat(running.service().fleet().snapshot()).isEmpty();
  }

  @Test
  void put_first_201WithEverythingAdded() {
    Reply reply = put(DOCUMENT, Fleets.json(POCKET));

    assertThat(reply.status()).as(reply.toString()).isEqualTo(201);
    assertThat(reply.json().path("snapshotId").asText()).isEqualTo(POCKET_ID);
    assertThat(reply.header("ETag")).isEqualTo('"' + POCKET_ID + '"');
    assertThat(reply.json().path("added")).hasSize(1 + 1 + 1 + 4 + 4 + 12 + 3);
    assertThat(reply.json().path("changed")).isEmpty();
    assertThat(reply.json().path("retired")).isEmpty();
  }

  @Test
  void document_putAsYaml_comesBackInEither() {
    Reply put =
        send("PUT", DOCUMENT, Fleets.yaml(POCKET), "application/yaml", "Content-Language", "en");

    Reply json = running.admin().get(DOCUMENT);
    Reply yaml = running.admin().get(DOCUMENT, "Accept", "application/yaml");

    assertThat(put.status()).as(put.toString()).isEqualTo(201);
    assertThat(json.text()).isEqualTo(Fleets.json(POCKET));
    assertThat(json.header("Content-Type")).isEqualTo("application/json");
    assertThat(json.header("ETag")).isEqualTo('"' + POCKET_ID + '"');
    assertThat(json.header("Megawatt-Snapshot")).isEqualTo(POCKET_ID);
    assertThat(yaml.text()).isEqualTo(Fleets.yaml(POCKET));
    assertThat(yaml.header("Content-Type")).isEqualTo("application/yaml");
  }

  @Test
  void put_gzipped_isRead() {
    byte[] zipped = Answer.gzip(Fleets.json(POCKET).getBytes(StandardCharsets.UTF_8));
    Reply reply =
        running
            .admin()
            .send(
                "PUT",
                DOCUMENT,
                BodyPublishers.ofByteArray(zipped),
                "Content-Type",
                "application/json",
                "Content-Encoding",
                "gzip");
    assertThat(reply.json().path("snapshotId").asText()).isEqualTo(POCKET_ID);
  }

  @Test
  void put_validateOnly_saysTheDifferenceAndDoesNothing() {
    put(DOCUMENT, Fleets.json(POCKET));
    String smaller = Fleets.json(POCKET.without(EntryKind.NODE, "pocket-n12"));

    Reply tried = put(DOCUMENT + "?validateOnly", smaller);
    Reply triedByWord = put(DOCUMENT + "?validateOnly=true", smaller);

    assertThat(tried.status()).as(tried.toString()).isEqualTo(200);
    assertThat(triedByWord.json()).isEqualTo(tried.json());
    assertThat(tried.json().path("retired").toString())
        .isEqualTo("[{\"kind\":\"node\",\"id\":\"pocket-n12\"}]");
    assertThat(running.admin().get(DOCUMENT).header("Megawatt-Snapshot")).isEqualTo(POCKET_ID);
    assertThat(running.admin().get("/api/v1/snapshots").json().path("items")).hasSize(1);
  }

  @Test
  void put_validateOnlyWithoutAFleet_200() {
    assertThat(put(DOCUMENT + "?validateOnly", Fleets.json(POCKET)).status()).isEqualTo(200);
    assertThat(running.admin().get(DOCUMENT).status()).isEqualTo(404);
  }

  @Test
  void put_second_needsIfMatchOfTheCurrent() {
    put(DOCUMENT, Fleets.json(POCKET));
    String smaller = Fleets.json(POCKET.without(EntryKind.NODE, "pocket-n12"));

    Reply silent = put(DOCUMENT, smaller);
    Reply stale = put(DOCUMENT, smaller, "If-Match", "\"0123456789abcdef\"");
    Reply good = put(DOCUMENT, smaller, "If-Match", '"' + POCKET_ID + '"');
    Reply late = put(DOCUMENT, smaller, "If-Match", '"' + POCKET_ID + '"');
    Reply any = put(DOCUMENT, Fleets.json(POCKET), "If-Match", "*");

    assertThat(silent.status()).as(silent.toString()).isEqualTo(428);
    assertThat(silent.text()).contains("If-Match").contains(POCKET_ID);
    assertThat(stale.status()).as(stale.toString()).isEqualTo(412);
    assertThat(good.status()).as(good.toString()).isEqualTo(200);
    assertThat(late.status()).isEqualTo(412);
    assertThat(any.status()).isEqualTo(200);
    assertThat(any.json().path("snapshotId").asText()).isEqualTo(POCKET_ID);
  }

  @Test
  void put_broken_422WithEveryPointer() {
    String broken =
        Fleets.json(POCKET)
            .replaceFirst("\"limitW\": 150000", "\"limitW\": 40")
            .replaceFirst("\"rack\": \"pocket/r1\"", "\"rack\": \"nowhere\"");

    Reply reply = put(DOCUMENT, broken);

    assertThat(reply.status()).as(reply.toString()).isEqualTo(422);
    assertThat(reply.json().path("code").asText()).isEqualTo("InvalidDocument");
    assertThat(reply.json().path("errors").findValuesAsText("pointer"))
        .containsExactly("/powerDomains/0/limits/0/limitW", "/nodes/0/rack");
    assertThat(running.admin().get(DOCUMENT).status()).isEqualTo(404);
  }

  @Test
  void snapshot_old_showsTheSameForEver() {
    put(DOCUMENT, Fleets.json(POCKET));
    Inventory smaller = POCKET.without(EntryKind.NODE, "pocket-n12");
    put(DOCUMENT, Fleets.json(smaller), "If-Match", "*");

    Reply old = running.admin().get("/api/v1/snapshots/" + POCKET_ID);

    assertThat(old.text()).isEqualTo(Fleets.json(POCKET));
    assertThat(old.header("ETag")).isEqualTo('"' + POCKET_ID + '"');
    assertThat(running.admin().get("/api/v1/snapshots/none").status()).isEqualTo(404);
  }

  @Test
  void snapshots_ofChangesThereAndBack_areNewestFirst() {
    put(DOCUMENT, Fleets.json(POCKET));
    Inventory smaller = POCKET.without(EntryKind.NODE, "pocket-n12");
    put(DOCUMENT, Fleets.json(smaller), "If-Match", "*");
    put(DOCUMENT, Fleets.json(POCKET), "If-Match", "*");
    put(DOCUMENT, Fleets.json(POCKET), "If-Match", "*");

    JsonNode first = running.admin().get("/api/v1/snapshots?pageSize=2").json();
    JsonNode last =
        running
            .admin()
            .get("/api/v1/snapshots?pageSize=2&pageToken=" + first.path("nextPageToken").asText())
            .json();

    String other = InventoryWriter.snapshot(smaller).id();
    assertThat(first.path("items").findValuesAsText("id")).containsExactly(POCKET_ID, other);
    assertThat(last.path("items").findValuesAsText("id")).containsExactly(POCKET_ID);
    assertThat(first.at("/items/1/nodeCount").asInt()).isEqualTo(11);
    assertThat(first.at("/items/1/gpuCount").asInt()).isEqualTo(88);
    assertThat(last.has("nextPageToken")).isFalse();
  }

  @Test
  void entry_putAndRetired_isCheckedWithTheWhole() {
    put(DOCUMENT, Fleets.json(POCKET));
    String path = "/api/v1/fleet/racks/pocket%2Fr5";
    String rack =
        "{\"id\":\"pocket/r5\",\"hall\":\"pocket/h1\",\"domains\":[\"pocket/pdu-a\",\"pocket/pdu-b\"],"
            + "\"row\":0,\"position\":4}";

    Reply added = put(path, rack, "If-Match", "*");
    Reply moved =
        put(path, rack.replace("\"row\":0", "\"row\":1"), "If-Match", added.header("ETag"));
    Reply broken = put(path, rack.replace("pdu-b", "pdu-c"), "If-Match", "*");
    Reply other = put(path, rack.replace("pocket/r5", "pocket/r6"), "If-Match", "*");
    Reply inUse = delete("/api/v1/fleet/racks/pocket/r1");
    Reply gone = delete(path);

    assertThat(added.status()).as(added.toString()).isEqualTo(200);
    assertThat(added.json().path("added").toString())
        .isEqualTo("[{\"kind\":\"rack\",\"id\":\"pocket/r5\"}]");
    assertThat(moved.json().path("changed").toString())
        .isEqualTo("[{\"kind\":\"rack\",\"id\":\"pocket/r5\",\"fields\":[\"row\"]}]");
    assertThat(broken.status()).isEqualTo(422);
    assertThat(broken.json().at("/errors/0/pointer").asText()).isEqualTo("/domains/1");
    assertThat(other.json().at("/errors/0/pointer").asText()).isEqualTo("/id");
    assertThat(inUse.status()).isEqualTo(422);
    assertThat(inUse.json().at("/errors/0/pointer").asText()).isEqualTo("/nodes/0/rack");
    assertThat(gone.status()).as(gone.toString()).isEqualTo(200);
    assertThat(gone.json().path("snapshotId").asText()).isEqualTo(POCKET_ID);
    assertThat(delete(path).status()).isEqualTo(404);
  }

  @Test
  void entry_ofAnUnknownKind_404() {
    assertThat(put("/api/v1/fleet/robots/r1", "{}").status()).isEqualTo(404);
  }

  @Test
  void entry_ofEachKind_isAddedWhereThereWasNoFleet() {
    boolean first = true;
    for (EntryKind kind :
        List.of(EntryKind.SITE, EntryKind.HALL, EntryKind.GPU_MODEL, EntryKind.METER)) {
      for (String id : POCKET.entries(kind).keySet()) {
        if (kind == EntryKind.METER && !id.equals("pocket/meter")) {
          continue;
        }
        String entry = entry(kind, id);
        Reply reply =
            first
                ? put("/api/v1/fleet/" + kind.path() + "/" + id, entry)
                : put("/api/v1/fleet/" + kind.path() + "/" + id, entry, "If-Match", "*");
        assertThat(reply.status()).as(reply.toString()).isEqualTo(first ? 201 : 200);
        first = false;
      }
    }
    assertThat(running.service().fleet().inventory().meters()).containsOnlyKeys("pocket/meter");
  }

  /** An entry's line of the document. */
  private static String entry(EntryKind kind, String id) {
    boolean inList = false;
    for (String line : Fleets.json(POCKET).lines().toList()) {
      inList = line.startsWith("  \"") ? line.startsWith("  \"" + kind.list()) : inList;
      if (inList && line.startsWith("    {\"id\": \"" + id + "\"")) {
        return line.endsWith(",") ? line.substring(0, line.length() - 1) : line;
      }
    }
    throw new AssertionError("no " + kind + " " + id);
  }

  @Test
  void import_csv_mergesNodes() {
    put(DOCUMENT, Fleets.json(POCKET));
    String csv =
        """
        id,rack,hall,site,gpuModel,gpuCount,ratedW,baseW
        pocket-n12,pocket/r4,pocket/h1,pocket,H100-SXM,8,10400,2000
        pocket-n13,pocket/r4,pocket/h1,pocket,H100-SXM,8,10200,2000
        """;

    Reply tried = send("POST", "/api/v1/fleet/imports?format=csv&validateOnly", csv, "text/csv");
    Reply done = send("POST", "/api/v1/fleet/imports?format=csv", csv, "text/csv", "If-Match", "*");

    assertThat(tried.status()).as(tried.toString()).isEqualTo(200);
    assertThat(done.json()).isEqualTo(tried.json());
    assertThat(done.json().path("added").toString())
        .isEqualTo("[{\"kind\":\"node\",\"id\":\"pocket-n13\"}]");
    assertThat(done.json().path("changed").toString())
        .isEqualTo("[{\"kind\":\"node\",\"id\":\"pocket-n12\",\"fields\":[\"ratedW\"]}]");
    assertThat(running.service().fleet().inventory().nodes()).hasSize(13);
  }

  @Test
  void import_netbox_saysWhatItLeftOut() {
    put(DOCUMENT, Fleets.json(POCKET));
    String export =
        """
        {"devices": {"count": 1, "next": null, "previous": null, "results": [
          {"id": 1, "name": "leaf", "device_type": {"model": "QM9700"},
           "site": {"slug": "pocket"}, "status": {"value": "active"}}]}}
        """;

    Reply reply =
        send(
            "POST",
            "/api/v1/fleet/imports?format=netbox",
            export,
            "application/json",
            "If-Match",
            "*");

    assertThat(reply.status()).as(reply.toString()).isEqualTo(200);
    assertThat(reply.json().at("/notes/0").asText()).contains("QM9700");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/fleet/imports, text/csv, 400",
    "/api/v1/fleet/imports?format=xlsx, text/csv, 400",
    "/api/v1/fleet/imports?format=csv, application/json, 415",
    "/api/v1/fleet/imports?format=netbox, text/csv, 415",
    "/api/v1/fleet/imports?format=csv&validateOnly=maybe, text/csv, 400",
    "/api/v1/fleet/imports?format=csv, text/csv, 422",
  })
  void import_wrong_isRefused(String path, String mediaType, int status) {
    Reply reply = send("POST", path, "id,rack\n", mediaType);
    assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void fleet_afterARestart_isTheSame() {
    put(DOCUMENT, Fleets.json(POCKET));
    running.close();
    running = RunningService.from(data.resolve("new"));

    assertThat(running.service().fleet().snapshot())
        .contains(new InventorySnapshot(POCKET_ID, POCKET));
    assertThat(running.admin().get(DOCUMENT).text()).isEqualTo(Fleets.json(POCKET));
  }

  @Test
  void listeners_ofTheCurrentFleet_areToldOfChangesOnly() {
    List<String> told = new ArrayList<>();
    var failing =
        running
            .service()
            .fleet()
            .listen(
                _ -> {
                  throw new IllegalStateException("x");
                });
    var listening = running.service().fleet().listen(snapshot -> told.add(snapshot.id()));

    put(DOCUMENT, Fleets.json(POCKET));
    put(DOCUMENT, Fleets.json(POCKET), "If-Match", "*");
    put(DOCUMENT + "?validateOnly", Fleets.json(POCKET.without(EntryKind.METER, "pocket/meter")));
    put(DOCUMENT, "{}", "If-Match", "*");
    listening.close();
    failing.close();
    delete("/api/v1/fleet/meters/pocket/meter");

    assertThat(told).containsExactly(POCKET_ID);
    assertThat(running.service().fleet().inventory().meters()).hasSize(2);
  }

  @Test
  void fleet_stranger_401() {
    assertThat(running.stranger().get(DOCUMENT).status()).isEqualTo(401);
    assertThat(
            running
                .stranger()
                .send(
                    "PUT",
                    DOCUMENT,
                    BodyPublishers.ofString(Fleets.json(POCKET)),
                    "Content-Type",
                    "application/json")
                .status())
        .isEqualTo(401);
  }

  private Reply put(String path, String json, String... headers) {
    return send("PUT", path, json, "application/json", headers);
  }

  private Reply delete(String path) {
    return running.admin().delete(path, "If-Match", "*");
  }

  private Reply send(String method, String path, String body, String mediaType, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.addAll(List.of("Content-Type", mediaType));
    return running
        .admin()
        .send(method, path, BodyPublishers.ofString(body), all.toArray(String[]::new));
  }
}
