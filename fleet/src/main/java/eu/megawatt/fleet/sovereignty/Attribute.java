package eu.megawatt.fleet.sovereignty;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Something that may be known of a site and of those behind it.
 *
 * @param <V> what there is to know
 * @param name in documents
 */
public record Attribute<V>(String name, Class<?> type) {

  /** Where data is while it lies, is processed, backed up, and what is said about it. */
  public static final Map<DataState, Attribute<Set<String>>> COUNTRIES =
      Map.of(
          DataState.REST, countries("data.rest"),
          DataState.PROCESSING, countries("data.processing"),
          DataState.BACKUP, countries("data.backup"),
          DataState.METADATA, countries("data.metadata"),
          DataState.TELEMETRY, countries("data.telemetry"));

  /** The country in which the operator has its seat. */
  public static final Attribute<String> OPERATOR_SEAT = new Attribute<>("operator.seat", String.class);

  /** Who holds the operator in the end. */
  public static final Attribute<List<Holding>> OPERATOR_OWNERS =
      new Attribute<>("operator.owners", List.class);

  /** Laws of other jurisdictions that the operator or an owner is under. */
  public static final Attribute<Set<String>> LAWS = new Attribute<>("operator.laws", Set.class);

  /** Countries of those who may enter or log in. */
  public static final Attribute<Set<String>> STAFF_CITIZENSHIPS = countries("staff.citizenships");

  /** Countries from which the site is administered. */
  public static final Attribute<Set<String>> REMOTE_ACCESS = countries("staff.remoteAccess");

  /** Countries through which data passes on its way. */
  public static final Attribute<Set<String>> PATH_COUNTRIES = countries("network.path");

  /** Countries of sub-processors. */
  public static final Attribute<Set<String>> SUB_PROCESSORS = countries("subProcessors");

  /** Union assurance level, 0 to 4. */
  public static final Attribute<Integer> CADA = new Attribute<>("cada", Integer.class);

  private static Attribute<Set<String>> countries(String name) {
    return new Attribute<>(name, Set.class);
  }

  /** A certificate under a scheme: its level, 0 where the scheme has none. */
  public static Attribute<Integer> certificate(String scheme) {
    return new Attribute<>("certificate." + scheme, Integer.class);
  }

  /** The SEAL of an objective, 0 to 4. */
  public static Attribute<Integer> seal(SealObjective objective) {
    return new Attribute<>("seal." + objective.name(), Integer.class);
  }
}
