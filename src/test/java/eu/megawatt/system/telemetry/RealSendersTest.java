package eu.megawatt.system.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.fleet.example.ExampleFleet;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.fleet.inventory.document.InventoryWriter;
import eu.megawatt.system.Await;
import eu.megawatt.system.Repository;
import eu.megawatt.telemetry.sample.EntityKind;
import eu.megawatt.telemetry.sample.Quantity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole way with the programs that others run: Debian's Prometheus, vmagent and VictoriaMetrics
 * send to a running service or are its sources. Each sample they have is in the store at its end.
 */
final class RealSendersTest {

  private static final Inventory POCKET = ExampleFleet.pocket();
  private static final Node NODE = POCKET.nodes().values().iterator().next();
  private static final String GPU = NODE.gpuUuids().iterator().next();
  private static final String TOKEN = "token-of-the-sender-0123456789";
  private static final Map<String, String> ENVIRONMENT = Map.of("AGENT_TOKEN", TOKEN);

  /** What the exporter says of power, in whole watts, rounded up. */
  private static final long WATTS = 604;

  private static final int SOME = 3;

  @TempDir private Path folder = Path.of("");

  private final int port = Daemon.freePort();

  private Serving serve() {
    return Serving.start(folder, port, ENVIRONMENT);
  }

  private static String document() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      InventoryWriter.write(POCKET, Syntax.JSON, bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private Scraping.Receiver receiver() {
    return new Scraping.Receiver(
        URI.create("http://127.0.0.1:%d/api/v1/write".formatted(port)), TOKEN);
  }

  private static JsonNode awaitSource(Serving service, String id, Function<JsonNode, Boolean> is) {
    return Await.present(
        "source " + id,
        () -> Optional.of(service.get("/sources/" + id).path("state")).filter(is::apply));
  }

  /** Samples come in the order of time: once one from after an instant is there, all before are. */
  private static void awaitAllUntil(Serving service, Instant mark) {
    JsonNode _ =
        awaitSource(
            service,
            "agent",
            it ->
                it.has("lastSampleAt")
                    && Instant.parse(it.path("lastSampleAt").asText())
                        .isAfter(mark.plusSeconds(2)));
  }

  private static void awaitLivePower(Serving service) {
    JsonNode _ =
        Await.present(
            "the GPU's power",
            () ->
                service
                        .get("/racks/" + NODE.rack().replace("/", "%2F"))
                        .findParents("uuid")
                        .stream()
                        .anyMatch(
                            it ->
                                it.path("uuid").asText().equals(GPU)
                                    && it.path("powerW").asLong() == WATTS)
                    ? Optional.of(service.get("/feeds"))
                    : Optional.empty());
  }

  private static void awaitSaid(GpuExporter exporter, int count) {
    List<Long> _ =
        Await.present(
            count + " scrapes",
            () -> Optional.of(exporter.said()).filter(it -> it.size() >= count));
  }

  private SortedMap<Long, Long> energies() {
    return KeptSamples.of(folder, EntityKind.GPU, GPU, Quantity.ENERGY);
  }

  /**
   * Has a sender send to a service that ends and begins again in between.
   *
   * @param atTheEnd sees the sender when everything has come
   * @return what was said by the time up to which everything has come
   */
  private List<Long> sendThroughARestart(
      GpuExporter exporter, Function<Path, Daemon> sender, Consumer<Daemon> atTheEnd) {
    try (Serving service = serve()) {
      JsonNode _ = service.put("/fleet/document", document());
      JsonNode _ =
          service.put(
              "/sources/agent", "{\"push\":{\"id\":\"agent\",\"tokenEnv\":\"AGENT_TOKEN\"}}");
    }
    try (Daemon daemon = sender.apply(folder)) {
      try (Serving service = serve()) {
        awaitAllUntil(service, Instant.now());
        awaitLivePower(service);
        JsonNode state = service.get("/sources/agent").path("state");
        assertThat(state.path("state").asText()).isEqualTo("Fresh");
        assertThat(state.path("acceptedCount").asLong()).isPositive();
        assertThat(state.path("failureCount").asLong()).as(daemon.log()).isZero();
        assertThat(service.get("/feeds").findValuesAsText("id")).contains("agent");
      }
      awaitSaid(exporter, exporter.said().size() + SOME);
      try (Serving service = serve()) {
        List<Long> said = exporter.said();
        awaitAllUntil(service, Instant.now());
        awaitLivePower(service);
        atTheEnd.accept(daemon);
        return said;
      }
    }
  }

  /** The energies that a Prometheus has itself, by their time. */
  private static SortedMap<Long, Long> scraped(Daemon prometheus) {
    String query =
        URLEncoder.encode("DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION[10m]", StandardCharsets.UTF_8);
    SortedMap<Long, Long> scraped = new TreeMap<>();
    try {
      new JsonMapper()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .readTree(text(prometheus.address().resolve("/api/v1/query?query=" + query)))
          .at("/data/result/0/values")
          .forEach(
              it ->
                  scraped.put(
                      it.path(0).decimalValue().movePointRight(3).longValueExact(),
                      Long.valueOf(it.path(1).asText())));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return scraped;
  }

  private static String text(URI url) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void prometheus_thatSendsWhileTheServiceIsRestarted_losesNothing() {
    SortedMap<Long, Long> scraped = new TreeMap<>();
    try (GpuExporter exporter = new GpuExporter(GPU, NODE.id())) {
      List<Long> said =
          sendThroughARestart(
              exporter,
              it -> Scraping.prometheus(it, List.of(exporter.address()), Optional.of(receiver())),
              it -> scraped.putAll(scraped(it)));
      long last = said.getLast();
      SortedMap<Long, Long> kept = energies();
      scraped.values().removeIf(value -> value > last);

      assertThat(scraped).hasSizeGreaterThan(2 * SOME);
      assertThat(kept).containsAllEntriesOf(scraped);
      assertThat(exporter.said()).containsSubsequence(List.copyOf(kept.values()));
    }
  }

  @Test
  void vmagent_thatSendsWhileTheServiceIsRestarted_losesNothing() {
    List<Integer> failures = new ArrayList<>();
    try (GpuExporter exporter = new GpuExporter(GPU, NODE.id())) {
      List<Long> said =
          sendThroughARestart(
              exporter,
              it -> Scraping.vmagent(it, List.of(exporter.address()), receiver()),
              it -> failures.add(scrapesThatFailed(it)));
      SortedMap<Long, Long> kept = energies();
      List<Long> missing = new ArrayList<>(said);
      missing.removeAll(Set.copyOf(kept.values()));

      assertThat(said).hasSizeGreaterThan(2 * SOME);
      assertThat(missing.size()).isLessThanOrEqualTo(failures.getFirst());
      assertThat(exporter.said()).containsSubsequence(List.copyOf(kept.values()));
    }
  }

  /** Scrapes that vmagent gave up: what the exporter said in these it has never had. */
  private static int scrapesThatFailed(Daemon vmagent) {
    return text(vmagent.address().resolve("/metrics"))
        .lines()
        .filter(
            it ->
                it.startsWith("vm_promscrape_scrapes_failed_total")
                    || it.startsWith("vm_promscrape_scrapes_timed_out_total"))
        .mapToInt(it -> Integer.parseInt(it.substring(it.lastIndexOf(' ') + 1)))
        .sum();
  }

  private void pullThroughTheService(Daemon scraping, GpuExporter exporter) {
    try (Serving service = serve()) {
      JsonNode _ = service.put("/fleet/document", document());
      JsonNode _ =
          service.put(
              "/sources/prom",
              """
              {"promql":{"id":"prom","url":"%s","intervalSeconds":5,"queries":[
                {"query":"DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION[1m]"},
                {"query":"DCGM_FI_DEV_POWER_USAGE[1m]"}]}}
              """
                  .formatted(scraping.address()));
      JsonNode first =
          awaitSource(
              service,
              "prom",
              it ->
                  it.path("state").asText().equals("Fresh")
                      && it.path("acceptedCount").asLong() > 2 * SOME);
      // What the first pull found for one query it may have been too early to find for the other.
      JsonNode state =
          awaitSource(
              service,
              "prom",
              it -> it.path("acceptedCount").asLong() > first.path("acceptedCount").asLong());
      assertThat(state.path("failureCount").asLong()).isZero();
      awaitLivePower(service);
      assertThat(service.get("/feeds").at("/items/0/kind").asText()).isEqualTo("promql");
    }
    SortedMap<Long, Long> kept = energies();
    assertThat(kept).hasSizeGreaterThanOrEqualTo(SOME);
    assertThat(exporter.said()).containsSubsequence(List.copyOf(kept.values()));
    assertThat(new HashSet<>(kept.values())).hasSameSizeAs(kept.values());
  }

  @Test
  void prometheus_asASourceOfTheService_isPulledToTheStore() {
    try (GpuExporter exporter = new GpuExporter(GPU, NODE.id());
        Daemon prometheus =
            Scraping.prometheus(folder, List.of(exporter.address()), Optional.empty())) {
      pullThroughTheService(prometheus, exporter);
    }
  }

  @Test
  void victoriaMetrics_asASourceOfTheService_isPulledToTheStore() {
    try (GpuExporter exporter = new GpuExporter(GPU, NODE.id());
        Daemon victoria = Scraping.victoriaMetrics(folder, List.of(exporter.address()))) {
      pullThroughTheService(victoria, exporter);
    }
  }

  @Test
  void redfishTree_asASourceOfTheService_isRead() throws IOException {
    Optional<Path> tree = Repository.shared("data/telemetry/redfish/public-rackmount1");
    Assumptions.assumeTrue(
        tree.isPresent(), "not run: there is no Redfish tree beside the repository");
    HttpServer controller =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    controller.createContext(
        "/redfish/v1",
        exchange -> {
          String path = exchange.getRequestURI().getPath().replaceFirst("^/redfish/v1/?", "");
          Path file = tree.get().resolve(path).resolve("index.json");
          try (exchange) {
            if (Files.isRegularFile(file)) {
              byte[] body = Files.readAllBytes(file);
              exchange.getResponseHeaders().set("Content-Type", "application/json");
              exchange.sendResponseHeaders(200, body.length);
              exchange.getResponseBody().write(body);
            } else {
              exchange.sendResponseHeaders(404, -1);
            }
          }
        });
    controller.start();
    try (Serving service = serve()) {
      JsonNode _ = service.put("/fleet/document", document());
      JsonNode _ =
          service.put(
              "/sources/bmc",
              """
              {"redfish":{"id":"bmc","intervalSeconds":1,"targets":[
                {"url":"http://127.0.0.1:%d","node":"%s"}]}}
              """
                  .formatted(controller.getAddress().getPort(), NODE.id()));
      JsonNode _ = awaitSource(service, "bmc", it -> it.path("state").asText().equals("Fresh"));
    } finally {
      controller.stop(0);
    }

    assertThat(KeptSamples.of(folder, EntityKind.NODE, NODE.id(), Quantity.POWER).values())
        .isNotEmpty()
        .containsOnly(374_000L);
  }
}
