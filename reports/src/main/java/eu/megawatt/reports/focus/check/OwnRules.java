package eu.megawatt.reports.focus.check;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Our own statement of the rules of FOCUS, from the facts of the specification. */
final class OwnRules {

  static final List<String> VERSIONS = List.of("1.2", "1.4");

  private static final String RESOURCE = "rules.json";

  private OwnRules() {}

  private record Document(
      String format,
      List<OwnColumn> columns,
      List<Convention> names,
      Map<String, List<String>> subcategories) {}

  static RulesModel of(String version) {
    if (!VERSIONS.contains(version)) {
      throw new IllegalArgumentException(
          "There are no rules of our own for FOCUS %s; there are for %s. Maybe give the published"
                  .formatted(version, VERSIONS)
              + " model of that version");
    }
    Document document = document();
    Map<String, Rule> rules = new LinkedHashMap<>();
    Set<String> criteria = new TreeSet<>();
    for (OwnColumn column : document.columns()) {
      criteria.addAll(column.needs());
      if (column.isIn(version)) {
        column.all().forEach(rule -> rules.put(rule.id(), rule));
      }
    }
    Rule parents = parents(document.subcategories());
    rules.put(parents.id(), parents);
    document.names().stream().map(OwnRules::named).forEach(rule -> rules.put(rule.id(), rule));
    return new RulesModel(
        "our own rules of FOCUS " + version, false, rules, criteria, Map.of(), List.of());
  }

  private static Document document() {
    try (InputStream in =
        Objects.requireNonNull(OwnRules.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      return JsonMapper.builder().build().readValue(in, Document.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** That each subcategory stands under its own category. */
  private static Rule parents(Map<String, List<String>> subcategories) {
    List<Check> pairs =
        subcategories.entrySet().stream()
            .map(
                it ->
                    (Check)
                        new Check.All(
                            List.of(
                                Expression.oneOf("ServiceSubcategory", it.getValue()),
                                new Check.Equal("ServiceCategory", it.getKey()))))
            .toList();
    return new Rule(
        "ServiceSubcategory.parent",
        "ServiceSubcategory",
        Rule.Entity.COLUMN,
        Rule.Kind.STATIC,
        Keyword.MUST,
        "ServiceSubcategory is one of those of the ServiceCategory",
        List.of(),
        Optional.of(new Check.Any(pairs)),
        Check.always());
  }

  private static Rule named(Convention convention) {
    return new Rule(
        "columns." + convention.name().toLowerCase(Locale.ROOT).replace('_', '-'),
        "columns",
        Rule.Entity.ATTRIBUTE,
        Rule.Kind.STATIC,
        convention.keyword(),
        convention.words(),
        List.of(),
        Optional.of(new Check.Named(convention)),
        Check.always());
  }
}
