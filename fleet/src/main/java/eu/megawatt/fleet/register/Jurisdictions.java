package eu.megawatt.fleet.register;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Issues;
import eu.megawatt.fleet.document.Names;
import eu.megawatt.fleet.document.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Countries, and groups of them by name: those of the document, and those that everybody knows
 * where the document does not say otherwise.
 */
final class Jurisdictions {

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  /** The Union, and the European Economic Area, as of 2026. */
  private static final Map<String, Set<String>> KNOWN =
      Map.of(
          "EU",
          Set.of(
              "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
              "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
          "EEA",
          Set.of(
              "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
              "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE",
              "SI", "SK"));

  private final Map<String, Set<String>> groups = new TreeMap<>(KNOWN);
  private final Map<String, List<Named>> written = new LinkedHashMap<>();

  /**
   * Countries and groups as a document names them.
   *
   * @param pointer to each
   */
  record Named(Text text, String pointer) {}

  /** Reads the object of groups that stands here. */
  void read(Cursor in) throws IOException {
    if (!in.isObject()) {
      in.notA("an object of groups of countries");
      return;
    }
    in.fields((value, name) -> written.put(name, names(value)));
  }

  /** Reads names of countries and groups; they are looked up once all is read. */
  static List<Named> names(Cursor in) throws IOException {
    List<Named> names = new ArrayList<>();
    in.items(
        "countries",
        item -> {
          Text text = item.id();
          if (text != null) {
            names.add(new Named(text, item.pointer()));
          }
        });
    return names;
  }

  /** Looks the groups themselves up; to be called before all else is. */
  void check(Issues issues) {
    written.forEach(
        (group, names) -> {
          Set<String> members = new TreeSet<>();
          for (Named name : names) {
            if (COUNTRIES.contains(name.text.value())) {
              members.add(name.text.value());
            } else {
              issues.add(name.text.at(), name.pointer, unknown(name.text.value()));
            }
          }
          groups.put(group, Set.copyOf(members));
        });
  }

  /** The countries that are meant; adds an issue for each name that is neither. */
  Set<String> resolve(List<Named> names, Issues issues) {
    Set<String> all = new TreeSet<>();
    for (Named name : names) {
      String its = name.text.value();
      if (groups.containsKey(its)) {
        all.addAll(groups.getOrDefault(its, Set.of()));
      } else if (COUNTRIES.contains(its)) {
        all.add(its);
      } else {
        issues.add(name.text.at(), name.pointer, unknown(its));
      }
    }
    return Set.copyOf(all);
  }

  private String unknown(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    boolean isNear = COUNTRIES.contains(upper) || groups.containsKey(upper);
    return "%s is no country of ISO 3166-1 with two letters, nor a group; groups: %s%s"
        .formatted(
            Names.quoted(name),
            String.join(", ", groups.keySet()),
            isNear ? ". Maybe %s?".formatted(Names.quoted(upper)) : "");
  }
}
