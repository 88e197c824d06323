package eu.megawatt.telemetry.live;

import eu.megawatt.fleet.inventory.Rack;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds what is no longer heard, or never was, and names it as the largest thing all of which is
 * silent: a site, a hall, a rack. So one broken feed is one line and not a thousand. What is silent
 * here and there in a hall is one line of that hall, and worth one only when it lasts or is much of
 * the hall: a node alone misses a reading or two every day.
 */
final class SilenceWatch {

  /** More silent racks of a hall are one line. */
  private static final int MOST_RACKS = 3;

  private final Layout layout;
  private final Readout readout;
  private final List<NodePower> powers;
  private final LiveSettings settings;
  private final long nowMillis;
  private final List<Finding> findings = new ArrayList<>();

  private SilenceWatch(
      Layout layout,
      Readout readout,
      List<NodePower> powers,
      LiveSettings settings,
      long nowMillis) {
    this.layout = layout;
    this.readout = readout;
    this.powers = powers;
    this.settings = settings;
    this.nowMillis = nowMillis;
  }

  static List<Finding> look(
      Layout layout,
      Readout readout,
      List<NodePower> powers,
      LiveSettings settings,
      long nowMillis) {
    SilenceWatch watch = new SilenceWatch(layout, readout, powers, settings, nowMillis);
    layout.racksBySite().forEach(watch::site);
    return watch.findings;
  }

  private void site(String site, List<Integer> racks) {
    if (isSilent(racks)) {
      add(new Subject("site", site), nodesOf(racks));
    } else {
      group(racks, rack -> rack.hall()).forEach(this::hall);
    }
  }

  private void hall(String hall, List<Integer> racks) {
    if (isSilent(racks)) {
      add(new Subject("hall", hall), nodesOf(racks));
      return;
    }
    List<Integer> silent = racks.stream().filter(rack -> isSilent(List.of(rack))).toList();
    List<Integer> others =
        nodesOf(racks.stream().filter(rack -> !isSilent(List.of(rack))).toList());
    long unheard = nodesOf(silent).size() + others.stream().filter(this::isUnheard).count();
    boolean wide = unheard > settings.silentRatio() * nodesOf(racks).size();
    List<Integer> quiet =
        others.stream().filter(this::isUnheard).filter(it -> wide || lasts(it)).toList();
    List<Integer> partly =
        others.stream().filter(it -> hearing(it) == Hearing.PARTLY).filter(this::lasts).toList();
    boolean many = silent.size() > MOST_RACKS;
    if (!many) {
      silent.forEach(rack -> add(new Subject("rack", rackId(rack)), nodesOf(List.of(rack))));
    }
    scattered(hall, many ? silent : List.of(), quiet, partly);
  }

  /** What is silent in several places of a hall; a node alone is named itself. */
  private void scattered(
      String hall, List<Integer> racks, List<Integer> quiet, List<Integer> partly) {
    if (racks.isEmpty() && quiet.size() + partly.size() <= 1) {
      quiet.forEach(node -> add(nodeSubject(node), List.of(node)));
      partly.forEach(
          node ->
              findings.add(
                  Finding.of(
                      AttentionKind.SOURCE_STALE,
                      nodeSubject(node),
                      "node %s: some of its GPUs are not heard".formatted(nodeId(node)))));
      return;
    }
    List<Subject> members =
        Stream.of(
                racks.stream().map(rack -> new Subject("rack", rackId(rack))),
                quiet.stream().map(this::nodeSubject),
                partly.stream().map(this::nodeSubject))
            .flatMap(it -> it)
            .toList();
    String silent =
        Stream.of(counted(racks.size(), "rack"), counted(quiet.size(), "node"))
            .filter(it -> !it.isEmpty())
            .collect(Collectors.joining(" and "));
    String message =
        Stream.of(
                silent.isEmpty()
                    ? ""
                    : silent + (racks.size() + quiet.size() == 1 ? " is silent" : " are silent"),
                partly.isEmpty()
                    ? ""
                    : "some GPUs of %s are not heard".formatted(counted(partly.size(), "node")))
            .filter(it -> !it.isEmpty())
            .collect(Collectors.joining(", ", "hall " + hall + ": ", ""));
    findings.add(
        Finding.of(AttentionKind.SOURCE_STALE, new Subject("hall", hall), message)
            .of(members, settings.mostNamed()));
  }

  private static String counted(int count, String what) {
    return count == 0 ? "" : "%d %s%s".formatted(count, what, count == 1 ? "" : "s");
  }

  private Hearing hearing(int node) {
    return powers.get(node).hearing();
  }

  private boolean isUnheard(int node) {
    return hearing(node) == Hearing.SILENT || hearing(node) == Hearing.NEVER;
  }

  /** Whether something of a node has been missing for longer than one waits for a single one. */
  private boolean lasts(int node) {
    long missing = hearing(node) == Hearing.PARTLY ? readout.stalest(node) : readout.newest(node);
    return missing < nowMillis - settings.patience().toMillis();
  }

  private Subject nodeSubject(int node) {
    return new Subject("node", nodeId(node));
  }

  private String nodeId(int node) {
    return layout.stock().nodes().get(node).id();
  }

  private String rackId(int rack) {
    return layout.stock().racks().get(rack).id();
  }

  private List<Integer> nodesOf(List<Integer> racks) {
    return racks.stream().flatMap(rack -> layout.nodesByRack().get(rack).stream()).toList();
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

  /** Whether there are nodes in these racks and none of them is heard. */
  private boolean isSilent(List<Integer> racks) {
    List<Integer> nodes = nodesOf(racks);
    return !nodes.isEmpty() && nodes.stream().allMatch(this::isUnheard);
  }

  private void add(Subject subject, List<Integer> nodes) {
    List<Integer> never = nodes.stream().filter(it -> hearing(it) == Hearing.NEVER).toList();
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
    List<String> named = nodes.stream().limit(settings.mostNamed()).map(this::nodeId).toList();
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
