package eu.megawatt.telemetry.source.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sources in the form of their document, as maps, lists, texts and numbers in the document's order.
 * What may be left out stands there with the value it has, what is empty is left out.
 */
public final class SourcesForm {

  /** The words for the kinds, in the order of the document. */
  static final List<String> KINDS = List.of("scrape", "promql", "redfish", "push");

  private SourcesForm() {}

  /** The whole document. */
  public static Map<String, Object> document(Sources sources) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("format", Sources.FORMAT);
    for (String kind : KINDS) {
      List<Map<String, Object>> entries =
          sources.sources().stream()
              .filter(it -> it.kind().equals(kind))
              .map(SourcesForm::entry)
              .toList();
      if (!entries.isEmpty()) {
        document.put(kind, entries);
      }
    }
    return document;
  }

  /** One source as it stands in the list of its kind. */
  public static Map<String, Object> entry(SourceSettings source) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("id", source.id());
    switch (source) {
      case SourceSettings.Scrape it -> targets(it.pace(), it.access(), it.targets(), entry);
      case SourceSettings.Redfish it -> targets(it.pace(), it.access(), it.targets(), entry);
      case SourceSettings.Promql it -> {
        entry.put("url", it.url().toString());
        polled(it.pace(), it.access(), entry);
        if (!it.headers().isEmpty()) {
          entry.put("headers", it.headers());
        }
        entry.put("queries", it.queries().stream().map(SourcesForm::query).toList());
      }
      case SourceSettings.Push it -> entry.put("tokenEnv", it.tokenEnv());
    }
    return entry;
  }

  private static void targets(
      Pace pace, Access access, List<Target> targets, Map<String, Object> entry) {
    polled(pace, access, entry);
    entry.put("targets", targets.stream().map(SourcesForm::target).toList());
  }

  private static void polled(Pace pace, Access access, Map<String, Object> entry) {
    entry.put("intervalSeconds", seconds(pace.interval()));
    entry.put("timeoutSeconds", seconds(pace.timeout()));
    switch (access) {
      case Access.Open() -> {}
      case Access.Bearer(String tokenEnv) -> entry.put("tokenEnv", tokenEnv);
      case Access.Basic(String usernameEnv, String passwordEnv) -> {
        entry.put("usernameEnv", usernameEnv);
        entry.put("passwordEnv", passwordEnv);
      }
    }
  }

  private static Number seconds(Duration time) {
    return time.toMillis() % 1_000 == 0
        ? (Number) time.toSeconds()
        : BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros();
  }

  private static Map<String, Object> target(Target target) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("url", target.url().toString());
    form.putAll(target.owner());
    if (!target.path().isEmpty()) {
      form.put("path", target.path());
    }
    return form;
  }

  private static Map<String, Object> query(Query query) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("query", query.expression());
    query.name().ifPresent(name -> form.put("name", name));
    return form;
  }
}
