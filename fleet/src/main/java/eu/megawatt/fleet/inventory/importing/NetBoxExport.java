package eu.megawatt.fleet.inventory.importing;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Names;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The lists of a NetBox export as read. */
final class NetBoxExport {

  /** One of the lists, each an answer of NetBox or the array of its results. */
  enum Part {
    SITES("sites"),
    LOCATIONS("locations"),
    RACKS("racks"),
    DEVICES("devices"),
    POWER_PANELS("power-panels"),
    POWER_FEEDS("power-feeds");

    private final String word;

    Part(String word) {
      this.word = word;
    }

    /** The last step of its address in NetBox, which is its field here. */
    String word() {
      return word;
    }
  }

  private final Map<Part, List<NetBoxItem>> items = new EnumMap<>(Part.class);

  private NetBoxExport() {}

  static NetBoxExport read(Cursor in) throws IOException {
    NetBoxExport export = new NetBoxExport();
    if (in.isObject()) {
      in.fields(export::readPart);
    } else {
      in.notA("an object with the lists of a NetBox: " + String.join(", ", words()));
    }
    return export;
  }

  private static List<String> words() {
    return Stream.of(Part.values()).map(Part::word).toList();
  }

  private void readPart(Cursor in, String name) throws IOException {
    for (Part part : Part.values()) {
      if (part.word.equals(name.replace('_', '-'))) {
        readList(in, part);
        return;
      }
    }
    in.issue(Names.unknownField(name, words()));
    in.skip();
  }

  private void readList(Cursor in, Part part) throws IOException {
    if (in.isObject()) {
      in.fields(
          (value, name) -> {
            switch (name) {
              case "results" -> readItems(value, part);
              case "next" -> refuseMore(value);
              default -> value.skip();
            }
          });
    } else {
      readItems(in, part);
    }
  }

  /** A list that goes on elsewhere would pass for a whole one. */
  private static void refuseMore(Cursor in) throws IOException {
    if (!in.isNull()) {
      in.issue("this is one page of several. Maybe ask NetBox for all of them with ?limit=0");
    }
    in.skip();
  }

  private void readItems(Cursor in, Part part) throws IOException {
    List<NetBoxItem> list = items.computeIfAbsent(part, _ -> new ArrayList<>());
    in.items("objects", item -> list.add(NetBoxItem.read(item)));
  }

  List<NetBoxItem> all(Part part) {
    return items.getOrDefault(part, List.of());
  }
}
