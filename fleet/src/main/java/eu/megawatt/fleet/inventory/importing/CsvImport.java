package eu.megawatt.fleet.inventory.importing;

import eu.megawatt.fleet.csv.CsvRow;
import eu.megawatt.fleet.csv.CsvTable;
import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Issue;
import eu.megawatt.fleet.document.Names;
import eu.megawatt.fleet.inventory.EntryKind;
import eu.megawatt.fleet.inventory.Hall;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.fleet.inventory.Rack;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads a table of nodes, a row each, into an inventory; docs/formats.md has its columns. Sites,
 * power domains and GPU models are in the inventory already; halls and racks that are not are made.
 * Of a node that is there already, what has no column stays as it is. Issues name the line and the
 * column: {@code /12/gpuCount}.
 */
public final class CsvImport {

  /** Issues that are told at most. */
  private static final int LISTED = 1_000;

  private static final List<String> REQUIRED =
      List.of("id", "rack", "hall", "site", "gpuModel", "gpuCount", "ratedW", "baseW");
  private static final List<String> OPTIONAL =
      List.of(
          "domains",
          "row",
          "position",
          "gpuUuids",
          "aliases",
          "inServiceFrom",
          "retiredAt",
          "nvlinkDomain");
  private static final List<String> COLUMNS =
      Stream.concat(REQUIRED.stream(), OPTIONAL.stream()).toList();

  private final Merge merge;
  private final List<Issue> issues = new ArrayList<>();
  private final Map<String, Integer> lines = new HashMap<>();

  private CsvImport(Inventory into) {
    merge = new Merge(into);
  }

  /**
   * Reads a stream, which stays open.
   *
   * @throws InvalidDocumentException with everything wrong in the table, or in the fleet with it
   */
  public static FleetImport read(InputStream in, Inventory into) throws IOException {
    List<CsvTable.Row> rows = CsvTable.read(in);
    if (rows.isEmpty()) {
      throw new InvalidDocumentException(List.of(new Issue("", "the file is empty")));
    }
    CsvImport table = new CsvImport(into);
    List<String> header = rows.getFirst().cells();
    table.checkHeader(rows.getFirst().line(), header);
    table.throwIfAny();
    rows.stream().skip(1).forEach(row -> table.readRow(row, header));
    table.throwIfAny();
    return new FleetImport(table.merge.checked(), List.of());
  }

  private void throwIfAny() {
    if (!issues.isEmpty()) {
      throw new InvalidDocumentException(issues.stream().limit(LISTED).toList());
    }
  }

  private void checkHeader(int line, List<String> header) {
    Set<String> seen = new HashSet<>();
    for (String column : header) {
      if (!COLUMNS.contains(column)) {
        add(line, column, Names.unknown(column, "a column", COLUMNS));
      } else if (!seen.add(column)) {
        add(line, column, "the column " + Names.quoted(column) + " stands here twice");
      }
    }
    REQUIRED.stream()
        .filter(column -> !header.contains(column))
        .forEach(column -> add(line, column, "the column " + Names.quoted(column) + " is missing"));
  }

  private void readRow(CsvTable.Row raw, List<String> header) {
    if (raw.cells().size() != header.size()) {
      issues.add(
          new Issue(
              "/" + raw.line(),
              "%d cells for %d columns".formatted(raw.cells().size(), header.size())));
      return;
    }
    Map<String, String> cells = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      cells.put(header.get(i), raw.cells().get(i));
    }
    CsvRow row = new CsvRow(raw.line(), cells, issues);
    readHall(row);
    readRack(row);
    readNode(row);
  }

  private void readHall(CsvRow row) {
    String hall = row.required("hall");
    String site = row.required("site");
    if (!hall.isEmpty() && !merge.has(EntryKind.HALL, hall)) {
      merge.put(new Hall(hall, site, hall), row.pointer());
    }
    merge
        .hall(hall)
        .filter(known -> !site.isEmpty() && !known.site().equals(site))
        .ifPresent(
            known ->
                row.add(
                    "site",
                    "hall %s stands at site %s, not at %s"
                        .formatted(
                            Names.quoted(hall), Names.quoted(known.site()), Names.quoted(site))));
  }

  private void readRack(CsvRow row) {
    String id = row.required("rack");
    String hall = row.cell("hall").orElse("");
    List<String> domains = row.several("domains");
    if (id.isEmpty()) {
      return;
    }
    if (!merge.has(EntryKind.RACK, id)) {
      addRack(row, id, hall, domains);
      return;
    }
    Rack known = merge.rack(id).orElseThrow();
    if (!known.hall().equals(hall)) {
      row.add(
          "hall",
          "rack %s stands in hall %s, not in %s"
              .formatted(Names.quoted(id), Names.quoted(known.hall()), Names.quoted(hall)));
    }
    if (!domains.isEmpty() && !domains.equals(known.domains())) {
      row.add(
          "domains",
          "rack %s is fed by %s, not by %s"
              .formatted(
                  Names.quoted(id),
                  String.join(" and ", known.domains()),
                  String.join(" and ", domains)));
    }
  }

  private void addRack(CsvRow row, String id, String hall, List<String> domains) {
    if (domains.isEmpty()) {
      row.add(
          "domains",
          "rack %s is not in the fleet, and no power domain is named that feeds it"
              .formatted(Names.quoted(id)));
      return;
    }
    int line = row.cell("row").isPresent() ? row.whole("row") : 0;
    int position =
        row.cell("position").isPresent() ? row.whole("position") : merge.freePosition(hall, line);
    merge.put(new Rack(id, hall, domains, line, position), row.pointer());
  }

  private void readNode(CsvRow row) {
    String id = row.required("id");
    Integer earlier = lines.putIfAbsent(id, row.line());
    if (earlier != null && !id.isEmpty()) {
      row.add("id", "%s stands in line %d already".formatted(Names.quoted(id), earlier));
    }
    Optional<Node> known = merge.node(id);
    merge.put(
        new Node(
            id,
            row.cell("rack").orElse(""),
            row.required("gpuModel"),
            row.whole("gpuCount"),
            row.orKept("gpuUuids", row::several, known.map(Node::gpuUuids).orElse(List.of())),
            row.watts("ratedW"),
            row.watts("baseW"),
            row.orKept("aliases", row::several, known.map(Node::aliases).orElse(List.of())),
            row.orKept("inServiceFrom", row::instant, known.flatMap(Node::inServiceFrom)),
            row.orKept("retiredAt", row::instant, known.flatMap(Node::retiredAt)),
            row.orKept("nvlinkDomain", row::cell, known.flatMap(Node::nvlinkDomain))),
        row.pointer());
  }

  private void add(int line, String column, String message) {
    issues.add(new Issue("/" + line + "/" + column, message));
  }
}
