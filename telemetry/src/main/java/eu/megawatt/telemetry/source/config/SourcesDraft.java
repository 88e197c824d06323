package eu.megawatt.telemetry.source.config;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Entry;
import eu.megawatt.fleet.document.Format;
import eu.megawatt.fleet.document.Issues;
import eu.megawatt.fleet.document.Names;
import eu.megawatt.fleet.document.Section;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.fleet.document.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A document of sources as read: a list for each kind. */
final class SourcesDraft {

  private static final Shape<SourcesDraft> SHAPE =
      Shape.<SourcesDraft>of("an object of sources")
          .required("format", (in, _) -> Format.read(in, Sources.FORMAT))
          .optional("scrape", (in, draft) -> draft.scrapes.read(in))
          .optional("promql", (in, draft) -> draft.promqls.read(in))
          .optional("redfish", (in, draft) -> draft.redfishes.read(in))
          .optional("push", (in, draft) -> draft.pushes.read(in));

  private final Section<TargetsEntry> scrapes =
      new Section<>("a scraped source", TargetsEntry.SCRAPE, TargetsEntry::scraped);
  private final Section<PromqlEntry> promqls =
      new Section<>("a Prometheus", PromqlEntry.SHAPE, PromqlEntry::new);
  private final Section<TargetsEntry> redfishes =
      new Section<>("a Redfish source", TargetsEntry.REDFISH, TargetsEntry::controllers);
  private final Section<PushEntry> pushes =
      new Section<>("a sender", PushEntry.SHAPE, PushEntry::new);

  void read(Cursor in) throws IOException {
    SHAPE.read(in, this);
  }

  /** An id names one source, whatever its kind. */
  void check(Issues issues) {
    Map<String, String> places = new HashMap<>();
    Stream.of(scrapes.items(), promqls.items(), redfishes.items(), pushes.items())
        .<Entry>flatMap(List::stream)
        .forEach(entry -> checkId(entry, places, issues));
    scrapes.items().forEach(entry -> entry.check(issues));
    promqls.items().forEach(entry -> entry.check(issues));
    redfishes.items().forEach(entry -> entry.check(issues));
    int count =
        scrapes.items().size()
            + promqls.items().size()
            + redfishes.items().size()
            + pushes.items().size();
    if (count > Sources.MOST) {
      issues.add(
          Long.MAX_VALUE,
          "",
          "%d sources; at most %d are allowed. Maybe give a source several targets"
              .formatted(count, Sources.MOST));
    }
  }

  private static void checkId(Entry entry, Map<String, String> places, Issues issues) {
    Text id = entry.id;
    if (id == null) {
      return;
    }
    String earlier = places.putIfAbsent(id.value(), entry.pointer);
    String list = entry.pointer.substring(0, entry.pointer.lastIndexOf('/') + 1);
    if (earlier != null && !earlier.startsWith(list)) {
      issues.add(
          id.at(),
          entry.pointer("id"),
          "%s is the id of %s already".formatted(Names.quoted(id.value()), earlier));
    }
  }

  Sources complete() {
    List<SourceSettings> sources = new ArrayList<>();
    scrapes.items().forEach(entry -> sources.add(entry.scrape()));
    promqls.items().forEach(entry -> sources.add(entry.complete()));
    redfishes.items().forEach(entry -> sources.add(entry.redfish()));
    pushes.items().forEach(entry -> sources.add(entry.complete()));
    return new Sources(sources);
  }
}
