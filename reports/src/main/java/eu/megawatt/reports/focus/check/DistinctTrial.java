package eu.megawatt.reports.focus.check;

import eu.megawatt.fleet.document.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * That so many different values of one column stand beside each value of another. What it has to
 * remember is bounded; beyond that it gives up and says so.
 */
final class DistinctTrial implements Trial {

  /** Different values of the key, and characters of what is remembered, at most. */
  record Limits(int keyCount, long charCount) {
    static final Limits USUAL = new Limits(250_000, 32L << 20);
  }

  private static final class Seen {
    final long line;
    final Set<String> values = new LinkedHashSet<>();

    Seen(long line) {
      this.line = line;
    }
  }

  private final Check.Distinct rule;
  private final RowTest when;
  private final int key;
  private final int counted;
  private final Limits limits;
  private final Map<String, Seen> seen = new LinkedHashMap<>();
  private final List<Verdict.Example> first = new ArrayList<>();
  private Optional<Long> gaveUpAt = Optional.empty();
  private long charCount;
  private long broken;
  private long asked;

  DistinctTrial(Check.Distinct rule, RowTest when, Map<String, Integer> columns, Limits limits) {
    this.rule = rule;
    this.when = when;
    this.limits = limits;
    key = columns.getOrDefault(rule.key(), FocusRow.ABSENT);
    counted = columns.getOrDefault(rule.counted(), FocusRow.ABSENT);
  }

  @Override
  public void row(FocusRow row) {
    String name = row.cell(key);
    if (gaveUpAt.isPresent() || name.isEmpty() || when.of(row) != Truth.TRUE) {
      return;
    }
    asked++;
    Seen at = seen.computeIfAbsent(name, _ -> remembered(row.line(), name));
    String value = row.cell(counted);
    if (!value.isEmpty() && at.values.size() <= rule.expected() && at.values.add(value)) {
      charCount += value.length();
      if (at.values.size() == rule.expected() + 1) {
        say(row.line(), name, at);
      }
    }
    if (seen.size() > limits.keyCount() || charCount > limits.charCount()) {
      gaveUpAt = Optional.of(row.line());
      seen.clear();
    }
  }

  private Seen remembered(long line, String name) {
    charCount += name.length();
    return new Seen(line);
  }

  private void say(long line, String name, Seen at) {
    broken++;
    if (first.size() < KEPT) {
      first.add(
          new Verdict.Example(
              line,
              "%s %s has %d %s, not %d: %s"
                  .formatted(
                      rule.key(),
                      Names.quoted(name),
                      at.values.size(),
                      rule.counted(),
                      rule.expected(),
                      at.values.isEmpty() ? "none" : Names.list(at.values))));
    }
  }

  @Override
  public Verdict verdict() {
    seen.forEach(
        (name, at) -> {
          if (at.values.size() < rule.expected()) {
            say(at.line, name, at);
          }
        });
    seen.clear();
    if (broken > 0) {
      return new Verdict.Fail(broken, first);
    }
    return gaveUpAt
        .map(
            line ->
                (Verdict)
                    new Verdict.NotCheckable(
                        ("there are too many values of %s to remember; the check gave up at line"
                                + " %d, until where none has more than %d %s")
                            .formatted(rule.key(), line, rule.expected(), rule.counted())))
        .orElse(new Verdict.Pass(asked));
  }
}
