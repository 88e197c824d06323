package eu.megawatt.service.record;

import eu.megawatt.telemetry.record.RecordScope;
import eu.megawatt.telemetry.record.Subject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * The numbers that stand for nodes, domains and sites in keys; as many as the inventory ever had.
 * Thread-safe.
 */
final class Subjects {

  private final Jdbi jdbi;
  private final Map<Subject, Integer> numbers = new HashMap<>();
  private final Map<Integer, Subject> subjects = new HashMap<>();

  Subjects(Jdbi jdbi) {
    this.jdbi = jdbi;
    jdbi.useHandle(
        handle ->
            handle
                .createQuery("SELECT number, scope, id FROM record_subject WHERE scope <> 'job'")
                .map(
                    (rs, ctx) ->
                        Map.entry(
                            rs.getInt(1), new Subject(scope(rs.getString(2)), rs.getString(3))))
                .forEach(row -> learn(row.getKey(), row.getValue())));
  }

  private static RecordScope scope(String word) {
    return RecordScope.ofWord(word)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The scope of a record is \"%s\". Maybe a later version wrote it."
                        .formatted(word)));
  }

  private void learn(int number, Subject subject) {
    numbers.put(subject, number);
    subjects.put(number, subject);
  }

  /** The number of a subject, a new one where it has none. */
  synchronized int number(Subject subject) {
    Integer known = numbers.get(subject);
    if (known != null) {
      return known;
    }
    int number =
        jdbi.withHandle(
            handle ->
                handle
                    .createUpdate("INSERT INTO record_subject (scope, id) VALUES (?, ?)")
                    .bind(0, subject.scope().word())
                    .bind(1, subject.id())
                    .executeAndReturnGeneratedKeys("number")
                    .mapTo(Integer.class)
                    .one());
    learn(number, subject);
    return number;
  }

  /** The number of a subject; empty where nothing was ever written of it. */
  synchronized Optional<Integer> find(Subject subject) {
    return Optional.ofNullable(numbers.get(subject));
  }

  synchronized Subject subject(int number) {
    Subject subject = subjects.get(number);
    if (subject == null) {
      throw new IllegalStateException("No subject of records has the number " + number);
    }
    return subject;
  }

  /** The numbers of all domains and sites. */
  synchronized Iterable<Integer> sums() {
    return numbers.entrySet().stream()
        .filter(entry -> entry.getKey().scope() != RecordScope.NODE)
        .map(Map.Entry::getValue)
        .sorted()
        .toList();
  }
}
