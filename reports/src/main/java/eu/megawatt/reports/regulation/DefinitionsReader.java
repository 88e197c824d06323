package eu.megawatt.reports.regulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads {@link Definitions}: binds strictly, then resolves ids, dates and formulas. */
final class DefinitionsReader {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final List<String> issues = new ArrayList<>();
  private final Map<String, DataPointDefinition> shared = new HashMap<>();

  static Definitions read(InputStream stream) throws IOException {
    try {
      return new DefinitionsReader().resolve(JSON.readValue(stream, DefinitionsDocument.class));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "The definitions are not as they have to be: " + e.getOriginalMessage(), e);
    }
  }

  private Definitions resolve(DefinitionsDocument document) {
    for (DefinitionsDocument.Point point : document.dataPoints()) {
      if (shared.put(point.id(), point.asDefinition()) != null) {
        issues.add("data point (%s) is defined twice".formatted(point.id()));
      }
    }
    List<DefinitionSet> sets = document.sets().stream().map(this::resolve).toList();
    List<String> ids = sets.stream().map(DefinitionSet::id).toList();
    if (ids.stream().distinct().count() < ids.size()) {
      issues.add("sets %s have an id twice".formatted(ids));
    }
    sets.forEach(set -> issues.addAll(SetRules.broken(set)));
    if (!issues.isEmpty()) {
      throw new IllegalArgumentException(
          "The definitions are not sound: " + String.join("; ", issues));
    }
    return new Definitions(sets);
  }

  private DefinitionSet resolve(DefinitionsDocument.Set set) {
    return new DefinitionSet(
        set.id(),
        set.regulation(),
        Optional.of(set.effectiveFrom())
            .filter(text -> !text.equals(DefinitionsDocument.DRAFT))
            .map(text -> value(set, text, LocalDate::parse, LocalDate.EPOCH)),
        set.firstYear(),
        set.note(),
        set.installedItThresholdKw(),
        value(set, "--" + set.due(), MonthDay::parse, MonthDay.of(1, 1)),
        dueOfYear(set),
        dataPoints(set),
        set.indicators(),
        set.rules(),
        set.source());
  }

  /** The shared ones in the set's order, each replaced by the set's own where it has one. */
  private List<DataPointDefinition> dataPoints(DefinitionsDocument.Set set) {
    Map<String, DataPointDefinition> own = new LinkedHashMap<>();
    set.ownDataPoints().forEach(point -> own.put(point.id(), point.asDefinition()));
    List<DataPointDefinition> points = new ArrayList<>();
    for (String id : set.dataPoints()) {
      Optional.ofNullable(own.getOrDefault(id, shared.get(id)))
          .ifPresentOrElse(
              points::add,
              () ->
                  issues.add(
                      "set (%s) asks for (%s), which nobody defines".formatted(set.id(), id)));
    }
    return points;
  }

  private Map<Integer, LocalDate> dueOfYear(DefinitionsDocument.Set set) {
    Map<Integer, LocalDate> dates = new TreeMap<>();
    set.dueOfYear()
        .forEach(
            (year, day) ->
                dates.put(
                    value(set, year, Integer::valueOf, 0),
                    value(set, day, LocalDate::parse, LocalDate.EPOCH)));
    return dates;
  }

  private <T> T value(
      DefinitionsDocument.Set set, String text, Function<String, T> parse, T instead) {
    try {
      return parse.apply(text);
    } catch (DateTimeException | NumberFormatException e) {
      issues.add("set (%s) has (%s), which is no date".formatted(set.id(), text));
      return instead;
    }
  }
}
