package eu.megawatt.system.browser;

import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.fleet.example.ExampleFleet;
import eu.megawatt.fleet.inventory.DomainKind;
import eu.megawatt.fleet.inventory.EntryKind;
import eu.megawatt.fleet.inventory.Hall;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.InventoryDomain;
import eu.megawatt.fleet.inventory.InventorySite;
import eu.megawatt.fleet.inventory.LimitKind;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.fleet.inventory.PowerLimit;
import eu.megawatt.fleet.inventory.Rack;
import eu.megawatt.fleet.inventory.document.InventoryWriter;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.unit.Power;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * {@code megawatt serve} with the fleet <i>forty</i> and small sites beside it, one for each test
 * that lets something go wrong; the power of every node is posted to it again and again.
 */
final class WatchedFleet implements AutoCloseable {

  /** A site that is to pass its limit. */
  static final String CROWDED = "crowded";

  /** A site whose feed is to stop. */
  static final String QUIET = "quiet";

  /** A site without a limit. */
  static final String UNLIMITED = "unlimited";

  /** A site whose power changes while a frozen link stays as it is. */
  static final String RESTLESS = "restless";

  /** A site of which two nodes have said nothing since the beginning. */
  static final String PATCHY = "patchy";

  /** A site whose racks have a feed of their own each, with a limit. */
  static final String FED = "fed";

  static final List<String> PATCHY_SILENT = List.of(PATCHY + "-n2", PATCHY + "-n4");

  private static final int POST_SECONDS = 5;
  private static final int NODES = 4;
  private static final Power LIMIT = Power.ofWatts(40_000);

  private final Served served = new Served();
  private final Inventory inventory = declared();
  private final Map<String, Long> wattsOfNode = new ConcurrentHashMap<>();
  private final Map<String, Long> wattsOfMeter = new ConcurrentHashMap<>();
  private final ScheduledExecutorService feed = Executors.newSingleThreadScheduledExecutor();

  private WatchedFleet() {
    served.api().put("/fleet/document", document(inventory));
    int number = 0;
    for (Node node : inventory.nodes().values()) {
      wattsOfNode.put(node.id(), 5_000L + number++ % 4_000);
    }
    post();
    PATCHY_SILENT.forEach(wattsOfNode::remove);
    ScheduledFuture<?> _ =
        feed.scheduleWithFixedDelay(this::goOn, POST_SECONDS, POST_SECONDS, TimeUnit.SECONDS);
  }

  /** One post that goes wrong, as on a machine that is too busy for an answer, is not the last. */
  private void goOn() {
    try {
      post();
    } catch (UncheckedIOException | AssertionError e) {
      System.err.println("The next readings come in " + POST_SECONDS + " s: " + e.getMessage());
    }
  }

  /** Makes the one of this run when the first test asks for it. */
  static final class Extension implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == WatchedFleet.class;
    }

    @Override
    public WatchedFleet resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.create(WatchedFleet.class))
          .getOrComputeIfAbsent(WatchedFleet.class, _ -> new WatchedFleet(), WatchedFleet.class);
    }
  }

  private static Inventory declared() {
    Inventory all = ExampleFleet.forty();
    all = withSite(all, CROWDED, Optional.of(LIMIT));
    all = withSite(all, QUIET, Optional.of(LIMIT));
    all = withSite(all, RESTLESS, Optional.of(LIMIT));
    all = withSite(all, UNLIMITED, Optional.empty());
    all = withSite(all, PATCHY, Optional.of(LIMIT));
    return withFeeds(withSite(all, FED, Optional.of(LIMIT)));
  }

  /** Each node of the site in a rack of its own, on a feed of its own. */
  private static Inventory withFeeds(Inventory all) {
    Inventory more = all;
    for (int i = 1; i <= NODES; i++) {
      String feed = FED + "/feed-" + i;
      String rack = FED + "/own-" + i;
      Node node = all.node(FED + "-n" + i);
      more =
          more.with(
                  new InventoryDomain(
                      feed,
                      FED,
                      DomainKind.RACK_FEED,
                      Optional.of(FED + "/grid"),
                      Optional.empty(),
                      Measures.IT,
                      List.of(
                          PowerLimit.always(
                              LimitKind.OPERATING, Power.ofWatts(8_000 + 1_000 * i), "breaker")),
                      0))
              .with(new Rack(rack, FED + "/h1", List.of(feed), 1, i))
              .with(
                  new Node(
                      node.id(),
                      rack,
                      node.gpuModel(),
                      node.gpuCount(),
                      node.gpuUuids(),
                      node.rated(),
                      node.base(),
                      node.aliases(),
                      node.inServiceFrom(),
                      node.retiredAt()));
    }
    return more.without(EntryKind.RACK, FED + "/r1");
  }

  /** A site of one rack with four nodes of the same model as those of the rest. */
  private static Inventory withSite(Inventory all, String id, Optional<Power> limit) {
    Node model = all.nodes().values().iterator().next();
    List<PowerLimit> limits =
        limit.map(it -> PowerLimit.always(LimitKind.CONTRACT, it, "contract")).stream().toList();
    Inventory more =
        all.with(new InventorySite(id, id, "NO", ZoneId.of("Europe/Oslo"), Optional.of(1.0)))
            .with(new Hall(id + "/h1", id, "Hall 1"))
            .with(
                new InventoryDomain(
                    id + "/grid",
                    id,
                    DomainKind.GRID,
                    Optional.empty(),
                    Optional.empty(),
                    Measures.IT,
                    limits,
                    0))
            .with(new Rack(id + "/r1", id + "/h1", List.of(id + "/grid"), 0, 0));
    for (int i = 1; i <= NODES; i++) {
      more =
          more.with(
              new Node(
                  id + "-n" + i,
                  id + "/r1",
                  model.gpuModel(),
                  model.gpuCount(),
                  List.of(),
                  model.rated(),
                  model.base(),
                  List.of(),
                  Optional.empty(),
                  Optional.empty()));
    }
    return more;
  }

  private static String document(Inventory inventory) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      InventoryWriter.write(inventory, Syntax.JSON, out);
      return out.toString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is declared, as the tests' own view of it. */
  Inventory inventory() {
    return inventory;
  }

  Served served() {
    return served;
  }

  Api api() {
    return served.api();
  }

  /** Lets each node of a small site draw so much from now on. */
  void draw(String site, long wattsOfEach) {
    nodesOf(site).forEach(node -> wattsOfNode.put(node, wattsOfEach));
    post();
  }

  /** Nothing of a small site is posted any more. */
  void silence(String site) {
    nodesOf(site).forEach(wattsOfNode::remove);
  }

  /** Lets a meter read so much from now on. */
  void meter(String id, long watts) {
    wattsOfMeter.put(id, watts);
    post();
  }

  private static List<String> nodesOf(String site) {
    return List.of(site + "-n1", site + "-n2", site + "-n3", site + "-n4");
  }

  private void post() {
    Instant now = Instant.now();
    String points =
        wattsOfNode.entrySet().stream()
            .map(it -> point("nodeId", it.getKey(), now, it.getValue()))
            .collect(Collectors.joining(","));
    String meters =
        wattsOfMeter.entrySet().stream()
            .map(it -> "," + point("meterId", it.getKey(), now, it.getValue()))
            .collect(Collectors.joining());
    api().post("/sample-batches", "{\"points\":[" + points + meters + "]}");
  }

  private static String point(String kind, String id, Instant at, long watts) {
    return "{\"%s\":\"%s\",\"at\":\"%s\",\"powerW\":%d}".formatted(kind, id, at, watts);
  }

  @Override
  public void close() {
    feed.shutdownNow();
    served.close();
  }
}
