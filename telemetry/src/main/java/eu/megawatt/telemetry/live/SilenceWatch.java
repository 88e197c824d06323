package eu.megawatt.telemetry.live;

import eu.megawatt.fleet.inventory.Rack;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Finds what is no longer heard, or never was, and names it as the largest thing all of which is
 * silent: a site, a hall, a rack, a node. So one broken feed is one line and not a thousand.
 */
final class SilenceWatch {

  private final Layout layout;
  private final Readout readout;
  private final List<NodePower> powers;
  private final LiveSettings settings;
  private final List<Finding> findings = new ArrayList<>();

  private SilenceWatch(
      Layout layout, Readout readout, List<NodePower> powers, LiveSettings settings) {
    this.layout = layout;
    this.readout = readout;
    this.powers = powers;
    this.settings = settings;
  }

  static List<Finding> look(
      Layout layout, Readout readout, List<NodePower> powers, LiveSettings settings) {
    SilenceWatch watch = new SilenceWatch(layout, readout, powers, settings);
    layout.racksBySite().forEach(watch::site);
    return watch.findings;
  }

  private void site(String site, List<Integer> racks) {
    if (!isOne(new Subject("site", site), racks)) {
      group(racks, rack -> rack.hall()).forEach(this::hall);
    }
  }

  private void hall(String hall, List<Integer> racks) {
    if (!isOne(new Subject("hall", hall), racks)) {
      racks.forEach(this::rack);
    }
  }

  private void rack(int rack) {
    Subject subject = new Subject("rack", layout.stock().racks().get(rack).id());
    if (!isOne(subject, List.of(rack))) {
      layout.nodesByRack().get(rack).forEach(this::node);
    }
  }

  private void node(int node) {
    Subject subject = new Subject("node", layout.stock().nodes().get(node).id());
    switch (powers.get(node).hearing()) {
      case FRESH -> {}
      case SILENT, NEVER -> add(subject, List.of(node));
      case PARTLY ->
          findings.add(
              Finding.of(
                  AttentionKind.SOURCE_STALE,
                  subject,
                  "node %s: some of its GPUs are not heard".formatted(subject.id())));
    }
  }

  private Map<String, List<Integer>> group(List<Integer> racks, Function<Rack, String> by) {
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int rack : racks) {
      groups
          .computeIfAbsent(by.apply(layout.stock().racks().get(rack)), _ -> new ArrayList<>())
          .add(rack);
    }
    return groups;
  }

  /** Adds the whole where none of its nodes is heard; says whether it did. */
  private boolean isOne(Subject subject, List<Integer> racks) {
    List<Integer> nodes =
        racks.stream().flatMap(rack -> layout.nodesByRack().get(rack).stream()).toList();
    boolean silent =
        !nodes.isEmpty()
            && nodes.stream()
                .map(node -> powers.get(node).hearing())
                .allMatch(it -> it == Hearing.SILENT || it == Hearing.NEVER);
    if (silent) {
      add(subject, nodes);
    }
    return silent;
  }

  private void add(Subject subject, List<Integer> nodes) {
    List<Integer> never =
        nodes.stream().filter(node -> powers.get(node).hearing() == Hearing.NEVER).toList();
    String message =
        never.size() == nodes.size()
            ? "%s %s was never heard%s"
                .formatted(subject.kind(), subject.id(), names(subject, never))
            : "%s %s is silent%s%s"
                .formatted(
                    subject.kind(),
                    subject.id(),
                    since(nodes),
                    never.isEmpty() ? "" : "; never heard" + names(subject, never));
    findings.add(Finding.of(AttentionKind.SOURCE_STALE, subject, message));
  }

  private String names(Subject subject, List<Integer> nodes) {
    if (subject.kind().equals("node")) {
      return "";
    }
    List<String> named =
        nodes.stream()
            .limit(settings.mostNamed())
            .map(node -> layout.stock().nodes().get(node).id())
            .toList();
    String more =
        nodes.size() > named.size() ? " and %d more".formatted(nodes.size() - named.size()) : "";
    return ": " + String.join(", ", named) + more;
  }

  private String since(List<Integer> nodes) {
    long last = nodes.stream().mapToLong(readout::newest).max().orElse(Newest.NEVER);
    return last == Newest.NEVER
        ? " since before the service began"
        : " since " + Instant.ofEpochMilli(last).truncatedTo(ChronoUnit.SECONDS);
  }
}
